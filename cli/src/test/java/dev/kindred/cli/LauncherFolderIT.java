package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command is about the folder that it is called in, or about none: never about Kindred's own. */
class LauncherFolderIT {
  /** Root may enter every folder, but without these rights. */
  private static final String AS_ANYBODY =
      "setpriv --bounding-set=-dac_override,-dac_read_search -- ";

  @TempDir Path folder;

  /** Runs a script that calls the launcher as {@code $kindred}, in a folder of its own. */
  private Command.Output in(Path where, String script) {
    return new Launcher(folder.resolve("state"))
        .command("sh", "-c", script)
        .env("kindred", Launcher.HOME.resolve("kindred").toString())
        .in(where)
        .tryRun();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rmdir \"$PWD\"; exec \"$kindred\" down",
        "rmdir \"$PWD\"; mkdir \"$PWD\"; exec \"$kindred\" down",
        "chmod 0 .; exec $(test \"$(id -u)\" = 0 && echo " + AS_ANYBODY + ") \"$kindred\" down",
      })
  void where_the_folder_cannot_be_entered_again_it_stops(String script) throws IOException {
    Command.Output output = in(Files.createDirectory(folder.resolve("here")), script);

    assertThat(output.exitCode()).as(output.stdout()).isEqualTo(ExitCode.FAILED);
    assertThat(output.stdout()).isEmpty();
    assertThat(output.stderr())
        .contains("the folder that you are in cannot be entered")
        .contains("go to another first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "-dash", "line\nend\n", "a blank", "grün"})
  void it_works_in_the_folder_that_it_was_called_in(String name) throws IOException {
    Path here = Files.createDirectories(folder.resolve(name).resolve("here"));
    Files.writeString(here.resolve("kindred.yaml"), "name: by-name\nclusters: 1\n");

    Command.Output output =
        in(
            here,
            """
            ln -s "$kindred" ../link; ln -s ../link kindred
            ./kindred plan -o json
            ./kindred plan -f kindred.yaml; code=$?
            rm kindred ../link; exit "$code"
            """);

    assertThat(output.exitCode()).as(output.stderr()).isZero();
    assertThat(output.stdout()).startsWith("{").contains("\"lab\": \"by-name\"");
  }

  @Test
  void cdpath_does_not_lead_elsewhere() throws IOException {
    Path elsewhere = folder.resolve("elsewhere");
    Path here = folder.resolve("here");
    Files.createDirectories(elsewhere.resolve("bin"));
    Files.createDirectories(here.resolve("bin"));

    Command.Output output =
        in(
            here,
            """
            export CDPATH='%s:/'
            ln -s "$kindred" bin/kindred
            bin/kindred plan -f nosuch.yaml
            rm bin/kindred
            """
                .formatted(elsewhere));

    assertThat(output.stdout()).isEmpty();
    assertThat(output.stderr()).startsWith("kindred: there is no file nosuch.yaml\n");
  }
}
