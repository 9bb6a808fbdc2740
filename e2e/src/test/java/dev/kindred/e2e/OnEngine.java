package dev.kindred.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * Test classes that are run in a process with the environment of an engine.
 *
 * @param limit how long all of them may take
 */
record OnEngine(HeldEngine engine, Duration limit) {
  /**
   * Runs them.
   *
   * @param properties of the system, as {@code kindred.seed}, which the process is to have as well
   * @param classes their full names
   * @return their tests, which tell how they ended
   */
  List<DynamicTest> run(List<String> properties, String... classes) {
    Command.Output output = program(properties, classes).tryRun();
    List<TestResult> results =
        output.stdout().lines().flatMap(line -> TestResult.of(line).stream()).toList();
    output
        .stdout()
        .lines()
        .filter(line -> TestResult.of(line).isEmpty())
        .forEach(System.out::println);
    assertThat(results).as(output.stdout() + output.stderr()).hasSizeGreaterThan(10);
    return results.stream()
        .map(result -> DynamicTest.dynamicTest(result.name(), () -> check(result)))
        .toList();
  }

  private Command program(List<String> properties, String... classes) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String name : properties) {
      String value = System.getProperty(name, "");
      if (!value.isEmpty()) {
        line.add("-D" + name + "=" + value);
      }
    }
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.add(TestProgram.class.getName());
    line.addAll(List.of(classes));
    Command command = engine.command(line.toArray(String[]::new));
    for (String image : List.of("NODE", "MULTUS", "WORKLOAD")) {
      command =
          command.env(
              "KINDRED_E2E_" + image + "_IMAGE", engine.variable("KINDRED_" + image + "_IMAGE"));
    }
    return command.timeout(limit).purpose("run " + String.join(", ", classes));
  }

  private static void check(TestResult result) {
    Assumptions.assumeFalse(result.status().equals("ABORTED"), result.why());
    assertThat(result.status()).as(result.why()).isEqualTo("SUCCESSFUL");
  }
}
