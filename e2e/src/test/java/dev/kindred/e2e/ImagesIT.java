package dev.kindred.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Images on a real engine: to nodes, into archives, into node images. */
class ImagesIT {
  private static final String TESTS = "dev.kindred.provider.kind.images.";

  @TestFactory
  List<DynamicTest> on_an_engine() throws IOException {
    List<TestResult> results;
    try (HeldEngine engine = HeldEngine.of("docker")) {
      Command.Output output = program(engine).tryRun();
      results = output.stdout().lines().flatMap(line -> TestResult.of(line).stream()).toList();
      assertThat(results).as(output.stdout() + output.stderr()).hasSizeGreaterThan(10);
    }
    return results.stream()
        .map(result -> DynamicTest.dynamicTest(result.name(), () -> check(result)))
        .toList();
  }

  private static Command program(HeldEngine engine) {
    Command command =
        engine.command(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            TestProgram.class.getName(),
            TESTS + "ImagesOnEngine",
            TESTS + "BakesOnEngine");
    for (String image : List.of("NODE", "MULTUS", "WORKLOAD")) {
      command =
          command.env(
              "KINDRED_E2E_" + image + "_IMAGE", engine.variable("KINDRED_" + image + "_IMAGE"));
    }
    return command.timeout(Duration.ofMinutes(10)).purpose("run the tests of images");
  }

  private static void check(TestResult result) {
    Assumptions.assumeFalse(result.status().equals("ABORTED"), result.why());
    assertThat(result.status()).as(result.why()).isEqualTo("SUCCESSFUL");
  }
}
