package dev.kindred.fetch;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** The official files of kind, as the release gives their sums beside them. */
final class KindRelease {
  private static final String BASE = "https://github.com/kubernetes-sigs/kind/releases/download/";

  private KindRelease() {}

  /**
   * The pinned release.
   *
   * @param system in Java's word, as {@code Linux}
   * @param architecture of the processor, in Java's word, which differs from system to system
   */
  static Optional<PinnedFile> of(String system, String architecture) {
    String processor =
        switch (architecture) {
          case "amd64", "x86_64" -> "amd64";
          case "aarch64", "arm64" -> "arm64";
          default -> architecture;
        };
    String name = system.startsWith("Mac") ? "darwin" : system.toLowerCase(Locale.ROOT);
    String platform = name + "-" + processor;
    return switch (platform) {
      case "linux-amd64" ->
          pinned(platform, "aee6151561422756b764a4ae28e7f44cda5af5a9eead3cc9985112b1de8d8e0d");
      case "linux-arm64" ->
          pinned(platform, "20022bee6cfcd5086cb7234d218e3454e6090022f2a8f55d1fa7fcf42c3867a2");
      case "darwin-amd64" ->
          pinned(platform, "5a99f26f57246dc9319dd294803313197a0f34d33c525b3ea8b655db5916ece0");
      case "darwin-arm64" ->
          pinned(platform, "0c8c7dbe5e23594a198b786c4bc13dacc101fa6196b0cb0b23a1ca44e61f4b4f");
      default -> Optional.empty();
    };
  }

  private static Optional<PinnedFile> pinned(String platform, String sha256) {
    URI file = URI.create(BASE + KindProgram.VERSION + "/" + KindProgram.NAME + "-" + platform);
    return Optional.of(new PinnedFile(file, sha256));
  }
}
