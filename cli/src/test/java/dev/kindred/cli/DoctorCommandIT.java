package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On this machine, whatever it lacks. */
@Tag("root")
class DoctorCommandIT {
  @TempDir Path folder;

  private Command.Output doctor(String... options) {
    String[] line = new String[options.length + 1];
    line[0] = "doctor";
    System.arraycopy(options, 0, line, 1, options.length);
    return new Launcher(folder.resolve("state")).run(line);
  }

  private static JsonValue json(Command.Output output) {
    return Json.parse(output.stdout(), "kindred doctor");
  }

  /** That this can run the tests of netns is what the build asks of a machine. */
  @Test
  void this_machine_is_ready_for_netns() {
    Command.Output output = doctor("--provider", "netns");

    assertThat(output.exitCode()).as(output.stdout() + output.stderr()).isZero();
    assertThat(output.stdout())
        .contains("✓ iproute2", "✓ util-linux", "✓ namespaces", "CNI plugins")
        .contains("✓ ready for 2 clusters of provider netns");
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void findings_of_kind_and_the_exit_code_agree() {
    Command.Output output = doctor("--provider", "kind", "--clusters", "3", "-o", "json");

    JsonValue report = json(output);
    assertThat(report.text("provider")).contains("kind");
    assertThat(report.number("clusters")).contains(3L);
    assertThat(report.number("nodes")).contains(3L);
    List<JsonValue> findings = report.list("findings");
    assertThat(findings).extracting(f -> f.text("subject").orElse("")).contains("kind", "engine");
    boolean fatal = findings.stream().anyMatch(f -> f.text("severity").orElse("").equals("fatal"));
    assertThat(output.exitCode()).as(output.stderr()).isEqualTo(fatal ? 4 : 0);
    assertThat(findings)
        .filteredOn(f -> f.text("severity").orElse("").equals("fatal"))
        .allSatisfy(f -> assertThat(f.text("remedy").orElse("")).isNotEmpty());
  }

  @Test
  void the_file_says_for_which_provider_and_for_how_many_nodes() throws IOException {
    Path file = folder.resolve("lab.yaml");
    Files.writeString(file, "provider: kind\nclusters:\n  - name: a\n    nodes: 3\n  - name: b\n");

    JsonValue report = json(doctor("-f", file.toString(), "-o", "json"));

    assertThat(report.text("provider")).contains("kind");
    assertThat(report.number("clusters")).contains(2L);
    assertThat(report.number("nodes")).contains(4L);
  }
}
