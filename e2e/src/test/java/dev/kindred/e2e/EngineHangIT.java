package dev.kindred.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A daemon of Docker's that is there and does not answer. */
@EnabledIfSystemProperty(
    named = "kindred.kind.kills",
    matches = "[0-9]+",
    disabledReason = "it waits for limits of time: -Dkindred.test.args=-Dkindred.kind.kills=0")
@Tag("faults")
class EngineHangIT {
  private static final String ONE =
      """
      name: story
      provider: kind
      clusters: 1
      workloads: [{name: demo, image: IMAGE}]
      """;

  @Test
  void it_is_named_in_time_and_nothing_is_lost(@TempDir Path folder) throws IOException {
    try (Stage stage = Stage.of("docker", folder)) {
      LabOnKind lab = stage.lab();
      lab.declare(ONE);
      lab.run("up");
      signal(stage.engine(), "STOP");
      try {
        for (String verb : new String[] {"status", "verify", "up", "down"}) {
          Command.Output output = lab.kindred(verb).tryRun();
          assertThat(output.exitCode()).as(output.stderr()).isEqualTo(1);
          assertThat(output.stderr())
              .contains("docker", "no end within")
              .doesNotContain("Exception");
          System.out.println(verb + ": " + output.stderr().lines().findFirst().orElse(""));
        }
      } finally {
        signal(stage.engine(), "CONT");
      }
      assertThat(lab.drift()).isEmpty();
      assertThat(lab.run("up")).contains("nothing to do");
      lab.run("down");
      assertThat(lab.state()).doesNotExist();
    }
  }

  private static void signal(HeldEngine engine, String name) throws IOException {
    Path socket = Path.of(engine.variable("DOCKER_HOST").substring("unix://".length()));
    String pid = Files.readString(socket.resolveSibling("docker.pid")).strip();
    Command.of("kill", "-" + name, pid).run();
  }
}
