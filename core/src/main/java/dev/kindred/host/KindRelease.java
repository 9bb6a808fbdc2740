package dev.kindred.host;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The official file of kind for one system.
 *
 * @param sha256 of the file, as the release gives it beside the file
 */
record KindRelease(URI file, String sha256) {
  private static final String BASE = "https://github.com/kubernetes-sigs/kind/releases/download/";

  /**
   * The pinned release.
   *
   * @param system in Java's word, as {@code Linux}
   * @param architecture of the processor, in Java's word, which differs from system to system
   */
  static Optional<KindRelease> of(String system, String architecture) {
    String processor =
        switch (architecture) {
          case "amd64", "x86_64" -> "amd64";
          case "aarch64", "arm64" -> "arm64";
          default -> architecture;
        };
    String name = system.startsWith("Mac") ? "darwin" : system.toLowerCase(java.util.Locale.ROOT);
    return switch (name + "-" + processor) {
      case "linux-amd64" ->
          pinned("linux-amd64", "aee6151561422756b764a4ae28e7f44cda5af5a9eead3cc9985112b1de8d8e0d");
      case "linux-arm64" ->
          pinned("linux-arm64", "20022bee6cfcd5086cb7234d218e3454e6090022f2a8f55d1fa7fcf42c3867a2");
      case "darwin-amd64" ->
          pinned(
              "darwin-amd64", "5a99f26f57246dc9319dd294803313197a0f34d33c525b3ea8b655db5916ece0");
      case "darwin-arm64" ->
          pinned(
              "darwin-arm64", "0c8c7dbe5e23594a198b786c4bc13dacc101fa6196b0cb0b23a1ca44e61f4b4f");
      default -> Optional.empty();
    };
  }

  private static Optional<KindRelease> pinned(String platform, String sha256) {
    URI file = URI.create(BASE + KindProgram.VERSION + "/" + KindProgram.NAME + "-" + platform);
    return Optional.of(new KindRelease(file, sha256));
  }

  /**
   * Downloads it.
   *
   * @param system in Java's word
   */
  record Source(Surroundings around, String system) implements KindSource {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Override
    public String name() {
      return "the official release";
    }

    @Override
    public Path fetch(Path scratch, Consumer<String> progress) {
      KindRelease pinned =
          of(system, around.architecture())
              .orElseThrow(() ->
                  new Fault(
                      "none is pinned for " + system + " on processor " + around.architecture(),
                      ""));
      progress.accept("fetching kind: " + name() + ", " + pinned.file());
      Path file = scratch.resolve(KindProgram.NAME);
      new Download(pinned.file(), around).to(file, pinned.sha256(), LIMIT);
      if (!file.toFile().setExecutable(true)) {
        throw new Fault("could not make " + file + " executable", "");
      }
      return file;
    }
  }
}
