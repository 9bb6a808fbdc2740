package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pod whose program is missing has a network, and packets cross it. */
class FailingPodIT {
  @TempDir private Path folder;

  @Test
  @Timeout(60)
  void verify_does_not_call_it_well() throws IOException {
    Launcher launcher = new Launcher(folder.resolve("state"));
    String file =
        Files.writeString(
                folder.resolve("lab.yaml"),
                """
                name: failing-pod
                clusters: 2
                workloads: [{name: demo, clusters: [edge1], command: nosuchprogram}, {name: well}]
                """)
            .toString();
    try {
      launcher.run("up", "-f", file);
      Command.Output text = launcher.run("verify", "-f", file);
      while (text.exitCode() == ExitCode.DONE) { // It has yet to be tried.
        text = launcher.run("verify", "-f", file);
      }
      assertThat(text.exitCode()).as(text.stderr()).isEqualTo(ExitCode.FAILED);
      assertThat(text.stdout())
          .contains("! all 6 paths are whole", "! edge1/demo: there is no program nosuchprogram");
      assertThat(text.stderr()).contains("logs");
      Command.Output output = launcher.run("verify", "-f", file, "-o", "json");
      assertThat(output.exitCode()).isEqualTo(ExitCode.FAILED);
      JsonValue matrix = Json.parse(output.stdout(), "verify");
      assertThat(matrix.get("ok").filter(JsonValue::isTrue)).isEmpty();
      assertThat(matrix.list("failing"))
          .singleElement()
          .satisfies(pod -> {
            assertThat(pod.text("workload")).contains("demo");
            assertThat(pod.number("exitCode")).contains(127L);
          });
    } finally {
      launcher.run("down", "-f", file);
    }
  }
}
