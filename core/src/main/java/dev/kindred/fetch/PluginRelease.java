package dev.kindred.fetch;

import java.net.URI;
import java.util.Optional;

/** The official archives of CNI plugins, by the release's own list of sums. */
final class PluginRelease {
  /** Where all releases are, for people. */
  static final String PAGE = "https://github.com/containernetworking/plugins/releases";

  private static final String VERSION = "v1.9.1";

  private PluginRelease() {}

  /**
   * The pinned release.
   *
   * @param architecture in Java's word
   */
  static Optional<PinnedFile> of(String architecture) {
    return switch (architecture) {
      case "amd64" ->
          pinned("amd64", "b98f74a0f8522f0a83867178729c1aa70f2158f90c45a2ca8fa791db1c76b303");
      case "aarch64" ->
          pinned("arm64", "56171987d3947707c3563db2f4001bccaf50fd63468611b9f3cbecb1375ee7ec");
      case "arm" ->
          pinned("arm", "21416880bea0541d78afaf106373d6dbb471edb92c0114fa263494fe4aec8d3b");
      default -> Optional.empty();
    };
  }

  private static Optional<PinnedFile> pinned(String architecture, String sha256) {
    String file = "cni-plugins-linux-" + architecture + "-" + VERSION + ".tgz";
    return Optional.of(
        new PinnedFile(URI.create(PAGE + "/download/" + VERSION + "/" + file), sha256));
  }
}
