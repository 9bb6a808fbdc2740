package dev.kindred.lab;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.OwnFiles;
import dev.kindred.host.Reason;
import dev.kindred.plan.Allocation;
import dev.kindred.topology.TopologyFile;
import dev.kindred.topology.file.Beside;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a lab keeps: its ledger, its topology as it was last applied, and its numbers. */
final class LabFolder {
  private static final String TOPOLOGY = "topology.yaml";
  private static final String BESIDE = "beside.json";
  private static final String ALLOCATION = "allocation.json";
  private static final String CURRENT = "current";
  private static final String UNTIL = "until";
  private static final String PROVIDER = "provider";
  private static final String ORIGIN = "origin.json";

  private final Path path;

  LabFolder(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /** The lab's name. */
  String name() {
    return path.getFileName().toString();
  }

  boolean exists() {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  FileLedger ledger() {
    return new FileLedger(path.resolve("ledger.jsonl"));
  }

  Path topologyFile() {
    return path.resolve(TOPOLOGY);
  }

  /** When it was first locked, which is before anything else was put into it. */
  Optional<Instant> begun() {
    try {
      return Optional.of(Files.getLastModifiedTime(path.resolve(LabLock.NAME)).toInstant());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The text of the topology that was last applied. */
  Optional<String> topology() {
    return read(TOPOLOGY);
  }

  /** The cluster that {@code use} chose. */
  Optional<String> current() {
    return read(CURRENT).map(String::strip);
  }

  void current(String cluster) {
    write(CURRENT, cluster + "\n");
  }

  /** When the lab's time is over; empty when it has no end, or none that can be read. */
  Optional<Instant> until() {
    try {
      return read(UNTIL).map(text -> Instant.parse(text.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  void until(Optional<Instant> end) {
    if (end.isPresent() || read(UNTIL).isPresent()) {
      write(UNTIL, end.map(Instant::toString).orElse("") + "\n");
    }
  }

  /** The files that the topology named when it was last applied, with their texts then. */
  Map<String, String> beside() {
    Map<String, String> texts = new TreeMap<>();
    read(BESIDE)
        .ifPresent(text ->
            Json.parse(text, path.resolve(BESIDE).toString())
                .asMembers()
                .forEach((name, value) -> texts.put(name, value.asText())));
    return texts;
  }

  /** The topology that was last applied, with what it named then. */
  Optional<TopologyFile> applied() {
    return topology()
        .map(text ->
            TopologyReader.read(
                    topologyFile().toString(), text, Beside.kept(beside()), Vocabularies.DIALECT)
                .named(name()));
  }

  /** True where a file says what was last applied. */
  boolean has(TopologyFile file) {
    return topology().filter(text -> file.says(text, beside())).isPresent();
  }

  Allocation allocation() {
    Optional<String> text = read(ALLOCATION);
    if (text.isEmpty()) {
      return Allocation.NONE;
    }
    try {
      return AllocationText.read(text.get(), path.resolve(ALLOCATION).toString());
    } catch (Fault e) {
      throw new Fault(
          "the numbers of lab " + name() + " cannot be read: " + e.getMessage(),
          Advice.of("Make the lab anew: ", "down").and(", then ").run("up").and("."),
          e);
    }
  }

  /**
   * The provider that it was last applied by. Where what was written down names none, it is known
   * by what the lab has.
   */
  Optional<String> provider() {
    Optional<String> written = providerText();
    boolean made = written.isPresent() || exists() && !ledger().standing().isEmpty();
    return written.filter(LabFolder::isProvider).or(() -> made ? Optional.of(maker()) : written);
  }

  /** What is wrong with what was written down of the provider; empty when nothing. */
  Optional<String> providerFault() {
    return providerText()
        .filter(name -> !isProvider(name))
        .map(name ->
            path.resolve(PROVIDER)
                + " is damaged: it names no provider. By what the lab has it is of "
                + maker());
  }

  private Optional<String> providerText() {
    return read(PROVIDER).map(String::strip);
  }

  private static boolean isProvider(String name) {
    return List.of("netns", "kind", "kubeconfig").contains(name);
  }

  /** Labs of netns have a holder, others have not; what kind makes has kubeconfigs besides. */
  private String maker() {
    boolean kind =
        Files.isDirectory(path.resolve("kubeconfig"))
            || ledger().standing().stream().anyMatch(entry -> !entry.kind().equals("holder"));
    return kind ? "kind" : "netns";
  }

  /** The labs that were brought up, and not down since. */
  static List<String> names(Path states) {
    return list(states).stream()
        .filter(f -> Files.exists(f.resolve(TOPOLOGY)))
        .map(f -> f.getFileName().toString())
        .toList();
  }

  /** The folders of labs, those as well that were never finished, or not removed to the end. */
  static List<LabFolder> all(Path states) {
    return list(states).stream().map(LabFolder::new).filter(LabFolder::isLabs).toList();
  }

  /** True for one that was locked before anything else was put into it, or that is empty yet. */
  private boolean isLabs() {
    try (Stream<Path> files = Files.list(path)) {
      return Files.exists(path.resolve(LabLock.NAME)) || files.findAny().isEmpty();
    } catch (IOException e) {
      return false; // It has just been removed, or is not ours to read.
    }
  }

  private static List<Path> list(Path states) {
    if (!Files.isDirectory(states)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(states)) {
      return folders.filter(LabFolder::mayBeLabs).sorted().toList();
    } catch (IOException e) {
      throw new Fault("could not read " + states + ": " + Reason.of(e, states), "", e);
    }
  }

  /** What is of several labs has a name that begins with a dot, which none has. */
  private static boolean mayBeLabs(Path file) {
    return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
        && !file.getFileName().toString().startsWith(".");
  }

  /** What the lab was made from, and when; empty where nobody wrote it down, or cannot be read. */
  Optional<Origin.Recorded> origin() {
    return read(ORIGIN).flatMap(Origin::parse);
  }

  /** Writes down what it is made from now; when it was first made stays. */
  void origin(Origin origin, Instant now) {
    Instant made = topology().isEmpty() ? now : origin().flatMap(Origin.Recorded::made).orElse(now);
    write(ORIGIN, origin.json(made));
  }

  /** Records what is about to be applied. */
  void record(String topology, Map<String, String> beside, String provider, Allocation allocation) {
    write(PROVIDER, provider + "\n");
    if (!beside.isEmpty() || Files.exists(path.resolve(BESIDE))) {
      write(BESIDE, Json.write(beside));
    }
    write(TOPOLOGY, topology);
    write(ALLOCATION, AllocationText.of(allocation));
  }

  private Optional<String> read(String name) {
    try {
      return Optional.of(OwnFiles.read(path.resolve(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty(); // Also of a file that a down beside us has just removed.
    } catch (IOException e) {
      throw new Fault(
          "could not read " + path.resolve(name) + ": " + Reason.of(e, path.resolve(name)), "", e);
    }
  }

  private void write(String name, String text) {
    Path file = path.resolve(name);
    try {
      OwnFiles.replace(file, text);
    } catch (IOException e) {
      throw new Fault(
          "could not write " + file + ": " + Reason.of(e, file),
          "See to the disk and its permissions, and run the command again.",
          e);
    }
  }

  /** Removes the folder with all in it, the lock last. */
  void remove() {
    if (!exists()) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      OwnFiles.check(path);
      Comparator<Path> lockLast = Comparator.comparing(f -> f.equals(path.resolve(LabLock.NAME)));
      for (Path file :
          files
              .filter(f -> !f.equals(path))
              .sorted(lockLast.thenComparing(Comparator.reverseOrder()))
              .toList()) {
        Files.delete(file);
      }
      Files.delete(path);
    } catch (DirectoryNotEmptyException e) {
      // Between the lock and the folder somebody began to make the lab anew.
    } catch (IOException | UncheckedIOException e) {
      throw new Fault(
          "could not remove " + path + ": " + Reason.of(e, path), "Remove it by hand.", e);
    }
  }
}
