package dev.kindred.host;

import java.net.URI;
import java.util.Optional;

/**
 * The official archive of CNI plugins for one architecture.
 *
 * @param sha256 of the archive, from the release's own list of sums
 */
record Release(URI archive, String sha256) {
  private static final String VERSION = "v1.9.1";
  private static final String BASE =
      "https://github.com/containernetworking/plugins/releases/download/";

  /** Where all releases are, for people. */
  static final String PAGE = "https://github.com/containernetworking/plugins/releases";

  /**
   * The pinned release.
   *
   * @param architecture in Java's word
   */
  static Optional<Release> of(String architecture) {
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

  private static Optional<Release> pinned(String architecture, String sha256) {
    String file = "cni-plugins-linux-" + architecture + "-" + VERSION + ".tgz";
    return Optional.of(new Release(URI.create(BASE + VERSION + "/" + file), sha256));
  }
}
