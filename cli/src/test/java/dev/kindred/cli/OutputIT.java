package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import dev.kindred.host.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of a command whose output or whose files have no place. */
class OutputIT {
  @TempDir Path folder;

  @BeforeEach
  void file() throws IOException {
    Files.writeString(folder.resolve("kindred.yaml"), "name: output\n");
  }

  private Command shell(String script) {
    return new Launcher(folder.resolve("state"))
        .command("sh", "-c", script)
        .env("kindred", Launcher.HOME.resolve("kindred").toString())
        .in(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--version",
        "help",
        "up --help",
        "plan",
        "plan -o json",
        "schema",
        "completion bash",
        "version",
        "gc",
      })
  void a_full_disk_is_an_error_that_is_told(String line) {
    Command.Output output = shell("\"$kindred\" " + line + " >/dev/full").tryRun();

    assertThat(output.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(output.stderr())
        .contains("could not write to standard output: no space left on device");
  }

  @Test
  void on_a_full_disk_init_leaves_what_was_there_and_nothing_else() {
    Assumptions.assumeTrue(
        Command.of("unshare", "--user", "--map-root-user", "true").tryRun().exitCode() == 0,
        "no user namespaces");
    Command.Output output =
        shell(
                """
                unshare --user --map-root-user --mount sh -c '
                  mkdir full; mount -t tmpfs -o size=8k tmpfs full && cd full || exit 9
                  echo kept >kindred.yaml; cat /dev/zero >fill 2>/dev/null
                  "$kindred" init --force; cat kindred.yaml; rm kindred.yaml
                  cat /dev/zero >>fill 2>/dev/null
                  "$kindred" init; ls -A'
                """)
            .tryRun();

    assertThat(output.stdout()).isEqualTo("kept\nfill\n");
    assertThat(output.stderr())
        .containsSubsequence(
            "could not write kindred.yaml: no space left on device",
            "could not write kindred.yaml: no space left on device");
  }

  @Test
  void with_json_it_is_told_as_an_object() {
    String error = shell("\"$kindred\" plan -o json >/dev/full").tryRun().stderr();
    assertThat(Json.parse(error, "standard error").text("error").orElse(""))
        .startsWith("could not write to standard output");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan -o json", "schema", "help", "--version"})
  void a_reader_that_has_seen_enough_is_no_error(String line) {
    Command.Output output =
        shell("{ \"$kindred\" " + line + "; echo $? >code; } | true; cat code").tryRun();

    assertThat(output.stdout()).isEqualTo("0\n");
    assertThat(output.stderr()).isEmpty();
  }

  @Test
  void standard_error_may_be_full_and_any_stream_closed() {
    assertThat(shell("\"$kindred\" plan 2>/dev/full").run().stdout()).contains("up would make");
    assertThat(shell("\"$kindred\" plan >&- 2>&- <&-").run().stdout()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/proc", "/proc/self/fd", "/sys", "/dev/null", "file", "file/below"})
  @Timeout(30)
  void a_state_home_that_can_be_none_is_refused_at_once(String place) throws IOException {
    Files.writeString(folder.resolve("file"), "");
    String home = place.startsWith("/") ? place : folder.resolve(place).toString();

    Command.Output output =
        shell("\"$kindred\" demo --lab nowhere").env("XDG_STATE_HOME", home).tryRun();

    assertThat(output.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(output.stderr())
        .contains("could not lock " + home + "/kindred/nowhere", "XDG_STATE_HOME")
        .doesNotContain("Exception", "java.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file/below", "file", "/proc/none", "/dev/full/none"})
  void what_cannot_be_written_is_told_without_words_of_java(String place) throws IOException {
    Files.writeString(folder.resolve("file"), "");
    for (String line : new String[] {"render " + place, "init --force -f " + place + "/x.yaml"}) {
      Command.Output output = shell("\"$kindred\" " + line).tryRun();
      assertThat(output.exitCode()).as(line).isEqualTo(ExitCode.FAILED);
      assertThat(output.stderr())
          .startsWith("kindred: could not write ")
          .doesNotContain("Exception", "java.")
          .doesNotMatch("(?s)kindred: could not write (\\S+): \\1\\n.*");
    }
  }
}
