package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandIT {
  @TempDir Path folder;

  private static String script(String shell) {
    Terminal terminal = Terminal.plain();
    assertThat(terminal.run("completion", shell)).isZero();
    return terminal.out();
  }

  @Test
  void bash_completes_commands_and_options() {
    String ask =
        script("bash")
            + """

            complete_line() {
              COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMPREPLY=()
              _kindred
              echo "${COMPREPLY[@]}"
            }
            complete_line kindred veri
            complete_line kindred up --pro
            complete_line kindred images ba
            complete_line kindred images --off
            """;

    Command.Output output = Command.of("bash", "-s").input(ask).run();

    assertThat(output.stdout().lines()).contains("verify", "--provider", "bake", "--offline");
  }

  @Test
  void names_of_labs_are_completed_and_nothing_else_that_lies_there_is_run() throws IOException {
    Path labs = Files.createDirectories(folder.resolve("kindred"));
    for (String name : List.of("edge", "$(touch mark)", "`touch mark`", "*", "a b")) {
      Files.createDirectory(labs.resolve(name));
    }
    String ask =
        script("bash")
            + """

            COMP_WORDS=(kindred down --lab '') COMP_CWORD=3
            _kindred
            echo "${COMPREPLY[@]}"
            """;

    Command.Output output =
        Command.of("bash", "-s")
            .in(folder)
            .env("XDG_STATE_HOME", folder.toString())
            .input(ask)
            .run();

    assertThat(output.stdout()).isEqualTo("edge\n");
    assertThat(folder.resolve("mark")).doesNotExist();
  }

  @Test
  void fish_knows_every_command() {
    String script = script("fish");

    assertThat(script.lines()).allMatch(line -> line.startsWith("complete -c kindred "));
    for (Verb verb : Verb.values()) {
      assertThat(script).contains("-a " + verb.word() + " ");
    }
    assertThat(script).contains("'__fish_seen_subcommand_from images' -a 'list save load bake'");
  }
}
