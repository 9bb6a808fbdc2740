package dev.kindred.cli;

import dev.kindred.lab.DefaultName;
import dev.kindred.lab.LabRecord;
import dev.kindred.lab.Origin;
import dev.kindred.topology.TopologyFile;
import dev.kindred.vocabulary.Seed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds and reads the file that a command is about. */
final class LabFile {
  private final Options options;
  private final Notices notices;
  private final FileChoice choice;

  /** What was read, of whatever file it was; empty before, and where the record itself was. */
  private Optional<Origin> origin = Optional.empty();

  private Optional<TopologyFile> read = Optional.empty();

  LabFile(Options options, Notices notices, FileChoice choice) {
    this.options = options;
    this.notices = notices;
    this.choice = choice;
  }

  /** Where what was read is from; empty where nothing was, or a lab's own record. */
  Optional<Origin> origin() {
    return origin;
  }

  /** What was read of a file. */
  Optional<TopologyFile> read() {
    return read;
  }

  /**
   * The file that is meant, with the lab's name: the one that was named, else kindred.yaml here,
   * else that of the lab that was named.
   *
   * @throws UsageFault when none is
   */
  TopologyFile meant() {
    Optional<Path> path = choice.path();
    if (path.isPresent()) {
      return named(read(path.get()));
    }
    return options
        .lab()
        .flatMap(this::fileOf)
        .orElseThrow(() ->
            new UsageFault(
                FileChoice.absent(), FileChoice.instead(LabRecord.names(Labs.states()))));
  }

  /**
   * As {@link #meant}, and where none is meant that of {@code demo}.
   *
   * @param tells true to say so
   */
  TopologyFile orDemo(boolean tells) {
    if (choice.path().isPresent() || options.lab().isPresent()) {
      return meant();
    }
    if (tells) {
      notices.note(FileChoice.absent() + ": this is about the lab of demo");
    }
    return demo();
  }

  /** The file that was named, else the seed's lab, whatever file is here. */
  TopologyFile demo() {
    if (options.file().isPresent()) {
      return named(read(options.file().get()));
    }
    TopologyFile seed = Seed.file();
    origin = Optional.of(Origin.demo(seed.text()));
    return named(seed);
  }

  private TopologyFile named(TopologyFile file) {
    return options.lab().map(file::named).orElse(file);
  }

  /** What stands in a file. */
  TopologyFile read(Path path) {
    TopologyFile file = FileChoice.read(path);
    Origin from = Origin.of(path, file.text());
    file = file.namesItself() ? file : file.named(DefaultName.of(Labs.states(), path, from));
    read = Optional.of(file);
    origin =
        Optional.of(from).filter(o -> o.file().filter(f -> f.startsWith(Labs.states())).isEmpty());
    return file;
  }

  /** What a lab was made from; where that is gone, what was written down of it. */
  private Optional<TopologyFile> fileOf(String lab) {
    LabRecord record = LabRecord.of(Labs.states(), lab);
    Optional<Origin> from = record.origin();
    if (from.flatMap(Origin::file).filter(Files::exists).isPresent()) {
      return from.flatMap(Origin::file).map(this::read).map(file -> file.named(lab));
    }
    if (from.filter(o -> o.kind() == Origin.Kind.DEMO).isPresent()) {
      return Optional.of(demo());
    }
    return record.topology();
  }
}
