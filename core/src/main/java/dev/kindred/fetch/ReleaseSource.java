package dev.kindred.fetch;

import dev.kindred.host.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The official release: one file whose SHA-256 is known beforehand, an archive of programs or the
 * program itself.
 *
 * @param what is fetched, in messages
 * @param program the name that the file is to have; empty for an archive
 * @param release empty where none is pinned for this machine
 */
record ReleaseSource(
    Surroundings around, String what, Optional<String> program, Optional<PinnedFile> release)
    implements Source {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "the official release";
  }

  @Override
  public Path fetch(Path scratch, Consumer<String> progress) {
    PinnedFile pinned =
        release.orElseThrow(() ->
            new Fault(
                "none is pinned for %s on processor %s"
                    .formatted(around.system(), around.architecture()),
                ""));
    if (program.isEmpty()) {
      around.need("tar", "gzip");
    }
    progress.accept("fetching " + what + ": " + name() + ", " + pinned.from());
    Path file = scratch.resolve(program.orElse("archive.tgz"));
    new Download(pinned.from(), around).to(file, pinned.sha256(), LIMIT);
    return program.isEmpty() ? unpacked(file, scratch) : executable(file, scratch);
  }

  private Path unpacked(Path archive, Path scratch) {
    Path folder = Scratch.folder(scratch.resolve("unpacked"));
    around
        .command("tar", "-xzof", archive.toString(), "-C", folder.toString())
        .purpose("unpack the release")
        .run();
    return folder;
  }

  private static Path executable(Path file, Path folder) {
    if (!file.toFile().setExecutable(true)) {
      throw new Fault("could not make " + file + " executable", "");
    }
    return folder;
  }
}
