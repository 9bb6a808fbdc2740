package dev.kindred.e2e;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The contract of providers and random edits, on the engine {@code -Dkindred.engine}. */
@Tag("faults")
class KindProviderIT {
  /** The image of workloads that name none, which no registry gives here. */
  private static final String DEFAULT_IMAGE = "docker.io/library/busybox:1.36.1";

  @TestFactory
  List<DynamicTest> on_an_engine() throws IOException {
    String program = System.getProperty("kindred.engine", "podman");
    try (HeldEngine engine = HeldEngine.of(program)) {
      engine.says("tag", engine.variable("KINDRED_WORKLOAD_IMAGE"), DEFAULT_IMAGE);
      try {
        return new OnEngine(engine, Duration.ofHours(2))
            .run(
                List.of("kindred.seed", "kindred.kind.changes"),
                "dev.kindred.provider.kind.ContractOnEngine");
      } finally {
        engine.says("rmi", DEFAULT_IMAGE);
      }
    }
  }
}
