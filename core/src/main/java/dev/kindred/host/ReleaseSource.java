package dev.kindred.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The official release: an archive whose SHA-256 is known beforehand. */
record ReleaseSource(Surroundings around, Optional<Release> release) implements PluginSource {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "the official release";
  }

  @Override
  public Path fetch(Path scratch, Consumer<String> progress) {
    Release pinned =
        release.orElseThrow(
            () -> new Fault("none is pinned for processor " + around.architecture(), ""));
    around.need("tar", "gzip");
    progress.accept("fetching CNI plugins: " + name() + ", " + pinned.archive());
    Path archive = scratch.resolve("plugins.tgz");
    new Download(pinned.archive(), around).to(archive, pinned.sha256(), LIMIT);
    Path unpacked = Scratch.folder(scratch.resolve("unpacked"));
    around
        .command("tar", "-xzof", archive.toString(), "-C", unpacked.toString())
        .purpose("unpack the release")
        .run();
    return unpacked;
  }
}
