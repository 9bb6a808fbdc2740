package dev.kindred.e2e;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Images on a real engine: to nodes, into archives, into node images. */
class ImagesIT {
  private static final String TESTS = "dev.kindred.provider.kind.images.";

  @TestFactory
  List<DynamicTest> on_an_engine() throws IOException {
    try (HeldEngine engine = HeldEngine.of("docker")) {
      return new OnEngine(engine, Duration.ofMinutes(10))
          .run(List.of(), TESTS + "ImagesOnEngine", TESTS + "BakesOnEngine");
    }
  }
}
