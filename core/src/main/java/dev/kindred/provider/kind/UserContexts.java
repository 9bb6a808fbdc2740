package dev.kindred.provider.kind;

import dev.kindred.host.Fault;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.kind.contexts.KubeconfigFile;
import dev.kindred.provider.kind.contexts.KubeconfigText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The contexts of a lab's clusters in kubeconfigs of the user's. Each is in the ledger before it is
 * written, with what was the current one before, and in a note beside the lab's folder, which may
 * be lost; it goes with its cluster.
 */
final class UserContexts {
  /** kind does not wait for its lock on a kubeconfig, and clusters are made side by side. */
  private static final Object ONE_AT_A_TIME = new Object();

  private final LabHome home;
  private final KindLedger standing;
  private final ContextNotes notes;

  UserContexts(LabHome home) {
    this.home = home;
    this.standing = new KindLedger(home);
    this.notes = new ContextNotes(home.folder().resolveSibling(""));
  }

  /** The clusters in a kubeconfig, each with the context that was the current one before. */
  private Map<String, String> contexts(Path path) {
    Map<String, String> contexts = new LinkedHashMap<>();
    notes.of(home.folder()).stream()
        .filter(note -> note.kubeconfig().equals(path))
        .forEach(note -> contexts.put(note.cluster(), note.before()));
    contexts.putAll(standing.contexts(path));
    return contexts;
  }

  private Set<Path> files() {
    Set<Path> files = new LinkedHashSet<>(standing.contextFiles());
    notes.of(home.folder()).forEach(note -> files.add(note.kubeconfig()));
    return files;
  }

  private void note(Path path, String cluster, String before) {
    String authority =
        own(cluster)
            .flatMap(KubeconfigText::of)
            .flatMap(text -> text.authority(name(cluster)))
            .orElse("");
    notes.write(new ContextNotes.Note(home.folder(), path, cluster, before, authority));
  }

  /** The name that kind gives a cluster's context, and its cluster and user as well. */
  static String name(String cluster) {
    return "kind-" + cluster;
  }

  /**
   * Adds clusters, the first as the current one.
   *
   * @param kind writes them
   */
  void add(KubeconfigFile file, List<String> clusters, KindTool kind) {
    Optional<String> before = before(file);
    for (String cluster : clusters.reversed()) {
      standing.intendContext(file.path(), cluster);
      note(file.path(), cluster, before.orElse(""));
      kind.export(cluster, file.path());
      standing.madeContext(file.path(), cluster, before.orElse(""));
    }
  }

  /** The current context that is not the lab's own; what it was before, where it is. */
  private Optional<String> before(KubeconfigFile file) {
    Optional<String> now = file.read().flatMap(KubeconfigText::current);
    Map<String, String> ours = contexts(file.path());
    for (Map.Entry<String, String> context : ours.entrySet()) {
      if (now.filter(name(context.getKey())::equals).isPresent()) {
        return Optional.of(context.getValue()).filter(name -> !name.isEmpty());
      }
    }
    return now;
  }

  /**
   * Writes a cluster that was made anew over what it was, where it was added.
   *
   * @return what could not be written, and why, in lines for people
   */
  List<String> renew(String cluster, KindTool kind) {
    List<String> left = new ArrayList<>();
    synchronized (ONE_AT_A_TIME) {
      for (Path path : files()) {
        String before = contexts(path).get(cluster);
        if (before != null) {
          note(path, cluster, before);
          renew(new KubeconfigFile(path), cluster, kind).ifPresent(left::add);
        }
      }
    }
    return left;
  }

  private static Optional<String> renew(KubeconfigFile file, String cluster, KindTool kind) {
    try {
      Optional<String> now = file.read().flatMap(KubeconfigText::current);
      kind.export(cluster, file.path());
      now.ifPresent(name -> file.change(text -> text.withCurrent(name)));
      return Optional.empty();
    } catch (Fault e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * Takes clusters out of the kubeconfigs that they were added to, and makes the context current
   * that was before, where it is theirs now. An entry that bears the name and has another authority
   * is somebody else's, and stays.
   *
   * @return what could not be taken out, and why, in lines for people
   */
  List<String> remove(Collection<String> clusters) {
    return files().stream().flatMap(path -> remove(path, clusters::contains).stream()).toList();
  }

  /** As the other, of all clusters of the lab, whatever is known of them besides. */
  List<String> remove() {
    return files().stream().flatMap(path -> remove(path, _ -> true).stream()).toList();
  }

  private Optional<String> remove(Path path, Predicate<String> clusters) {
    Map<String, String> added = contexts(path);
    added.keySet().removeIf(clusters.negate());
    if (added.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> left = Optional.empty();
    try {
      new KubeconfigFile(path).change(text -> without(text, path, added));
    } catch (Fault e) {
      left = Optional.of(e.getMessage());
    }
    for (String cluster : added.keySet()) {
      standing.goneContext(path, cluster);
      notes.remove(home.folder(), path, cluster);
    }
    return left;
  }

  private Optional<String> without(KubeconfigText text, Path path, Map<String, String> added) {
    Set<String> names = new LinkedHashSet<>();
    String before = "";
    for (Map.Entry<String, String> context : added.entrySet()) {
      if (isOurs(text, path, context.getKey())) {
        names.add(name(context.getKey()));
        before = context.getValue();
      }
    }
    boolean current = text.current().filter(names::contains).isPresent();
    String next = text.contexts().contains(before) && !names.contains(before) ? before : "";
    Optional<KubeconfigText> rest =
        current ? text.withCurrent(next).flatMap(KubeconfigText::of) : Optional.of(text);
    return names.isEmpty() ? Optional.empty() : rest.flatMap(t -> t.without(names));
  }

  private boolean isOurs(KubeconfigText text, Path path, String cluster) {
    Optional<String> own =
        own(cluster)
            .flatMap(KubeconfigText::of)
            .flatMap(t -> t.authority(name(cluster)))
            .or(() -> noted(path, cluster));
    Optional<String> there = text.authority(name(cluster));
    return there.isPresent() && (own.isEmpty() || own.equals(there));
  }

  private Optional<String> noted(Path path, String cluster) {
    return notes.of(home.folder()).stream()
        .filter(note -> note.kubeconfig().equals(path) && note.cluster().equals(cluster))
        .map(ContextNotes.Note::authority)
        .filter(authority -> !authority.isEmpty())
        .findFirst();
  }

  /** The lab's own kubeconfig of a cluster. */
  private Optional<String> own(String cluster) {
    try {
      return Optional.of(Files.readString(LabContext.kubeconfig(home, cluster)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
