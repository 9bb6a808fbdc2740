package dev.kindred.lab;

import dev.kindred.host.Fault;
import dev.kindred.topology.TopologyFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is written down of a lab. It is read without the lab's provider. */
public final class LabRecord {
  private final LabFolder folder;

  /** Of the lab in a folder. */
  LabRecord(LabFolder folder) {
    this.folder = folder;
  }

  /** Of the lab with a name, which need not be there. */
  public static LabRecord of(Path states, String lab) {
    return new LabRecord(new LabFolder(folder(states, lab)));
  }

  /** Of all labs, those as well that were never finished, or not removed to the end. */
  public static List<LabRecord> all(Path states) {
    return LabFolder.all(states).stream().map(LabRecord::new).toList();
  }

  /** A lab's folder is removed with all in it, so that it must be its own. */
  static Path folder(Path states, String lab) {
    Path folder = states.resolve(lab);
    if (!states.normalize().equals(folder.normalize().getParent())) {
      throw new IllegalArgumentException("no name for a lab: " + lab);
    }
    return folder;
  }

  /** The names of the labs that were brought up, and not down since. */
  public static List<String> names(Path states) {
    return LabFolder.names(states);
  }

  /** The names of the labs that were made from a file, and are not down. */
  public static List<String> madeFrom(Path states, Path file) {
    Path real = Origin.real(file);
    return those(states, from -> from.file().filter(real::equals).isPresent()).stream()
        .map(LabRecord::name)
        .toList();
  }

  /** The labs that were made from a file, whatever it says by now, or from the text of a pipe. */
  public static List<LabRecord> madeFrom(Path states, Origin origin) {
    return those(
        states,
        from ->
            origin.file().isPresent() ? origin.file().equals(from.file()) : origin.equals(from));
  }

  /** The labs of files that are gone, and that said the same as this one when they were applied. */
  public static List<LabRecord> ofGone(Path states, Origin origin) {
    return those(states, from -> from.isGone() && from.digest().equals(origin.digest()));
  }

  private static List<LabRecord> those(Path states, Predicate<Origin> from) {
    return all(states).stream().filter(lab -> lab.isOf(from)).toList();
  }

  private boolean isOf(Predicate<Origin> from) {
    try {
      return origin().filter(from).isPresent();
    } catch (Fault e) {
      return false; // What cannot be read names no file.
    }
  }

  /** The lab's name. */
  public String name() {
    return folder.name();
  }

  /** True when the lab was brought up, and not down since. */
  public boolean exists() {
    return folder.topology().isPresent();
  }

  /** The provider that it was last applied by. */
  public Optional<String> provider() {
    return folder.provider();
  }

  /** What is damaged in it that is known by other signs; empty when nothing is. */
  public Optional<String> damage() {
    return folder.providerFault();
  }

  /** What it was made from. */
  public Optional<Origin> origin() {
    return exists() ? folder.origin().map(Origin.Recorded::origin) : Optional.empty();
  }

  /** When it was made; for a lab of which nobody wrote that down, when its folder was. */
  public Optional<Instant> made() {
    return folder.origin().flatMap(Origin.Recorded::made).or(folder::begun);
  }

  /** When its time is over. */
  public Optional<Instant> until() {
    return folder.until();
  }

  /** Where the topology is that was last applied. */
  public Path topologyFile() {
    return folder.topologyFile();
  }

  /**
   * The topology that was last applied.
   *
   * @throws dev.kindred.topology.InvalidTopology where it was damaged
   */
  public Optional<TopologyFile> topology() {
    return folder.applied();
  }

  LabFolder folder() {
    return folder;
  }
}
