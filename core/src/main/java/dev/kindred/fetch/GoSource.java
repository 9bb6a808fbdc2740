package dev.kindred.fetch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** Builds kind from its Go module, for whose content Go's checksum database vouches. */
record GoSource(Surroundings around) implements Source {
  static final String MODULE = "sigs.k8s.io/kind@" + KindProgram.VERSION;

  private static final Duration LIMIT = Duration.ofMinutes(15);

  @Override
  public String name() {
    return "go install";
  }

  /** Without C, so that no compiler of it is needed and the program runs on any Linux. */
  @Override
  public Path fetch(Path scratch, Consumer<String> progress) {
    around.need("go");
    progress.accept("building kind: go install " + MODULE);
    around
        .command("go", "install", "-trimpath", MODULE)
        .env("GOBIN", scratch.toString())
        .env("CGO_ENABLED", "0")
        .timeout(LIMIT)
        .purpose("build kind")
        .run();
    return scratch;
  }
}
