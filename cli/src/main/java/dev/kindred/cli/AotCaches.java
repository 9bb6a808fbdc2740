package dev.kindred.cli;

import dev.kindred.fetch.Cached;
import java.nio.file.Path;
import java.util.List;

/** The AOT caches that the launcher keeps beside the distribution, one a JDK. */
final class AotCaches {
  private AotCaches() {}

  /** All but that which this process started from. */
  static List<Cached> others() {
    Path jar = Path.of(System.getProperty("java.class.path", "")).toAbsolutePath();
    Path lib = jar.getParent();
    if (lib == null || !lib.endsWith("lib")) {
      return List.of(); // Not started by the launcher.
    }
    Path own = Path.of(System.getProperty("kindred.aot", "none")).getFileName();
    return Cached.in(lib.resolve("..").normalize(), "aot-*.aot").stream()
        .filter(cache -> !cache.path().getFileName().equals(own))
        .toList();
  }
}
