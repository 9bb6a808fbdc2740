package dev.kindred.provider.kind;

import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.host.OwnFiles;
import dev.kindred.host.Reason;
import dev.kindred.host.Sha256;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which contexts in kubeconfigs of the user's are of which lab: a file a context, beside the labs'
 * folders. A lab whose folder is gone has no ledger, and its contexts are known by these.
 */
final class ContextNotes {
  private static final String LAB = "lab";
  private static final String CLUSTER = "cluster";
  private static final String KUBECONFIG = "kubeconfig";
  private static final String BEFORE = "before";
  private static final String AUTHORITY = "authority";

  private final Path folder;

  /**
   * A context.
   *
   * @param lab the folder of its lab
   * @param before the context that was the current one; empty where there was none
   * @param authority of the cluster's certificates, by which its entry is told from another's
   */
  record Note(Path lab, Path kubeconfig, String cluster, String before, String authority) {}

  /**
   * @param states the folder that holds a folder a lab
   */
  ContextNotes(Path states) {
    this.folder = states.resolve(".contexts");
  }

  /** Those of a lab. */
  List<Note> of(Path lab) {
    return all().stream().filter(note -> note.lab().equals(lab)).toList();
  }

  /** The folders of labs that have contexts, and are gone themselves. */
  List<Path> orphans() {
    return all().stream().map(Note::lab).distinct().filter(lab -> !Files.isDirectory(lab)).toList();
  }

  private List<Note> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().flatMap(file -> read(file).stream()).toList();
    } catch (IOException e) {
      throw fault("read", folder, e);
    }
  }

  /** Empty of what a crash cut off, or is somebody else's. */
  private static Optional<Note> read(Path file) {
    try {
      JsonValue note = Json.parse(OwnFiles.read(file), file.toString());
      return Optional.of(
          new Note(
              Path.of(note.text(LAB).orElse("")),
              Path.of(note.text(KUBECONFIG).orElse("")),
              note.text(CLUSTER).orElse(""),
              note.text(BEFORE).orElse(""),
              note.text(AUTHORITY).orElse("")));
    } catch (IOException | Fault e) {
      return Optional.empty();
    }
  }

  void write(Note note) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(LAB, note.lab().toString());
    map.put(KUBECONFIG, note.kubeconfig().toString());
    map.put(CLUSTER, note.cluster());
    map.put(BEFORE, note.before());
    map.put(AUTHORITY, note.authority());
    Path file = file(note.lab(), note.kubeconfig(), note.cluster());
    try {
      OwnFiles.folder(folder);
      OwnFiles.replace(file, Json.write(map));
    } catch (IOException e) {
      throw fault("write", file, e);
    }
  }

  void remove(Path lab, Path kubeconfig, String cluster) {
    Path file = file(lab, kubeconfig, cluster);
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // There are others.
    } catch (IOException e) {
      throw fault("remove", file, e);
    }
  }

  private Path file(Path lab, Path kubeconfig, String cluster) {
    String which = lab + "\n" + kubeconfig + "\n" + cluster;
    return folder.resolve(Sha256.ofText(which).substring(0, 20));
  }

  private static Fault fault(String verb, Path path, IOException e) {
    return new Fault(
        "could not " + verb + " " + path + ": " + Reason.of(e, path), "See to the disk.", e);
  }
}
