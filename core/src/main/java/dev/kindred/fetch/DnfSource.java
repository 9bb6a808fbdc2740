package dev.kindred.fetch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** The package of Fedora and its kin: downloaded by dnf and unpacked, not installed. */
record DnfSource(Surroundings around) implements Source {
  private static final String PACKAGE = "containernetworking-plugins";
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @Override
  public String name() {
    return "the package " + PACKAGE + " by dnf";
  }

  @Override
  public Path fetch(Path scratch, Consumer<String> progress) {
    around.need("dnf");
    progress.accept("fetching CNI plugins: " + name());
    Path downloads = Scratch.folder(scratch.resolve("downloads"));
    around
        .command(
            "dnf",
            "-y",
            "--setopt=cachedir=" + scratch.resolve("cache"),
            "--setopt=logdir=" + scratch.resolve("log"),
            "download",
            "--destdir=" + downloads,
            PACKAGE)
        .timeout(LIMIT)
        .purpose("download the package")
        .run();
    Path unpacked = Scratch.folder(scratch.resolve("unpacked"));
    unpack(Scratch.only(downloads, "*.rpm"), unpacked);
    return unpacked.resolve("usr/libexec/cni");
  }

  /** rpm2archive comes with rpm, and bsdtar is often there; neither needs root. */
  private void unpack(Path rpm, Path unpacked) {
    if (around.has("bsdtar")) {
      extract("bsdtar", rpm, unpacked);
      return;
    }
    around.need("rpm2archive", "tar");
    around.command("rpm2archive", rpm.toString()).purpose("unpack the package").run();
    extract("tar", rpm.resolveSibling(rpm.getFileName() + ".tgz"), unpacked);
  }

  private void extract(String program, Path archive, Path unpacked) {
    around
        .command(program, "-xof", archive.toString(), "-C", unpacked.toString())
        .purpose("unpack the package")
        .run();
  }
}
