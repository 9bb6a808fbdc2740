package dev.kindred.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import dev.kindred.host.Json;
import dev.kindred.host.Parallel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Labs of one user that are begun at once: each gets a block of addresses of its own. */
@EnabledIfSystemProperty(
    named = "kindred.kind.labs",
    matches = "[1-9][0-9]*",
    disabledReason = "it takes a minute or more: -Dkindred.test.args=-Dkindred.kind.labs=2")
@Tag("faults")
class LabsAtOnceIT {
  private static final String LAB =
      """
      name: at-once-%1$d
      provider: kind
      clusters: [{name: once%1$d}]
      workloads: [{name: one, image: IMAGE}, {name: two, image: IMAGE}]
      """;

  /** One of the labs. */
  private record Held(HeldEngine engine, Path folder, int number) {
    Command kindred(String... words) {
      List<String> line = new ArrayList<>();
      line.add(engine.checkout().resolve("kindred").toString());
      line.addAll(List.of("-f", folder.resolve(number + ".yaml").toString()));
      line.addAll(List.of(words));
      return engine
          .command(line.toArray(String[]::new))
          .env("XDG_STATE_HOME", folder.resolve("state").toString())
          .env("KUBECONFIG", folder.resolve("kubeconfig").toString())
          .env("NO_COLOR", "1")
          .timeout(Duration.ofMinutes(15));
    }

    String network() {
      return "kindred-at-once-" + number;
    }
  }

  @Test
  void each_is_whole_and_none_leaves_anything(@TempDir Path folder) throws IOException {
    int number = Integer.getInteger("kindred.kind.labs", 0);
    try (HeldEngine engine = HeldEngine.of(System.getProperty("kindred.engine", "docker"))) {
      engine.own(folder);
      List<Held> labs =
          IntStream.rangeClosed(1, number).mapToObj(i -> new Held(engine, folder, i)).toList();
      String image = engine.variable("KINDRED_WORKLOAD_IMAGE");
      for (Held lab : labs) {
        Files.writeString(
            folder.resolve(lab.number() + ".yaml"),
            LAB.formatted(lab.number()).replace("IMAGE", image));
      }
      long begun = System.nanoTime();
      all(labs, "up");
      System.out.printf("%d labs are up in %.1f s%n", number, (System.nanoTime() - begun) / 1e9);
      for (Command.Output matrix : all(labs, "verify", "-o", "json")) {
        assertThat(Json.parse(matrix.stdout(), "verify").list("paths")).hasSize(2);
      }
      assertThat(labs.stream().map(lab -> block(engine, lab)).distinct()).hasSize(number);
      all(labs, "down");
      assertThat(engine.says("ps", "--all", "--quiet")).isEmpty();
      assertThat(engine.says("network", "ls", "--format", "{{.Name}}")).doesNotContain("kindred");
      assertThat(folder.resolve("state/kindred")).isEmptyDirectory();
    }
  }

  private static List<Command.Output> all(List<Held> labs, String... words) {
    List<Command.Output> outputs = Parallel.map(labs, lab -> lab.kindred(words).tryRun());
    assertThat(outputs)
        .allSatisfy(
            output -> assertThat(output.exitCode()).as(output.stdout() + output.stderr()).isZero());
    return outputs;
  }

  private static String block(HeldEngine engine, Held lab) {
    String format =
        engine.variable("KIND_EXPERIMENTAL_PROVIDER").equals("docker")
            ? "{{range .IPAM.Config}}{{.Subnet}} {{end}}"
            : "{{range .Subnets}}{{.Subnet}} {{end}}";
    return engine.says("network", "inspect", "--format", format, lab.network());
  }
}
