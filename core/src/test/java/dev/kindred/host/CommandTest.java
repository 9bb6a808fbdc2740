package dev.kindred.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class CommandTest {
  @TempDir private Path folder;

  @Test
  void gives_what_the_program_printed() {
    Command.Output output = Command.of("sh", "-c", "echo out; echo err >&2").run();
    assertThat(output).isEqualTo(new Command.Output(0, "out\n", "err\n"));
  }

  @Test
  void a_failed_program_is_a_fault_with_its_exit_code_its_last_words_and_the_line_to_paste() {
    CommandFailed fault =
        catchThrowableOfType(
            CommandFailed.class,
            () ->
                Command.of("/usr/bin/grep", "no luck", "/nothing/here").purpose("have luck").run());
    assertThat(fault)
        .hasMessage(
            "could not have luck: exit code 2: /usr/bin/grep: /nothing/here: No such file or directory");
    assertThat(fault.remedy()).isEqualTo("The command was: /usr/bin/grep 'no luck' /nothing/here");
    assertThat(fault.command()).startsWith("/usr/bin/grep ");
    assertThat(fault.exitCode()).isEqualTo(1);
  }

  @Test
  void the_source_of_a_script_is_told_to_nobody() {
    CommandFailed fault =
        catchThrowableOfType(
            CommandFailed.class,
            () -> Command.of("sh", "-c", "echo out; exit 3", "script.sh", "a b").run());
    assertThat(fault.remedy()).isEqualTo("It was said by: sh -c … script.sh 'a b'");
    fault = catchThrowableOfType(CommandFailed.class, () -> Command.of("false", "one\ntwo").run());
    assertThat(fault.remedy()).isEqualTo("It was said by: false …");
  }

  @Test
  void a_program_that_fails_without_a_word_is_named() {
    assertThatExceptionOfType(CommandFailed.class)
        .isThrownBy(() -> Command.of("false").run())
        .withMessage("could not run false: exit code 1");
  }

  @Test
  void what_it_printed_is_said_when_it_gave_no_error() {
    assertThatExceptionOfType(CommandFailed.class)
        .isThrownBy(() -> Command.of("sh", "-c", "echo only here; exit 1").run())
        .withMessage("could not run sh: exit code 1: only here");
  }

  @Test
  void only_the_last_lines_are_said() {
    CommandFailed fault =
        catchThrowableOfType(
            CommandFailed.class, () -> Command.of("sh", "-c", "seq 1 1000 >&2; exit 1").run());
    assertThat(fault.getMessage())
        .endsWith(": … 991\n992\n993\n994\n995\n996\n997\n998\n999\n1000");
  }

  @Test
  void long_lines_are_cut_and_terminal_codes_dropped() {
    assertThat(CommandFailed.last("a".repeat(5000) + "end")).hasSize(2002).endsWith("aend");
    assertThat(CommandFailed.last("\u001b[31mred\u001b[0m\r\n")).isEqualTo("[31mred[0m");
  }

  @Test
  void a_try_gives_any_exit_code() {
    assertThat(Command.of("sh", "-c", "exit 7").tryRun().exitCode()).isEqualTo(7);
  }

  @Test
  void a_program_that_does_not_exist_is_a_missing_requirement() {
    MissingRequirement fault =
        catchThrowableOfType(
            MissingRequirement.class,
            () -> Command.of("kindred-no-such-program", "x").purpose("do it").run());
    assertThat(fault).hasMessage("could not do it: there is no program kindred-no-such-program");
    assertThat(fault.remedy()).isEqualTo(Packages.remedy("kindred-no-such-program"));
    assertThat(fault.exitCode()).isEqualTo(4);
    assertThatExceptionOfType(MissingRequirement.class)
        .isThrownBy(() -> Command.of("/no/such/file").inherit());
  }

  @Test
  void a_file_that_may_not_be_executed_is_no_missing_program() throws IOException {
    Path file = Files.writeString(folder.resolve("program"), "#!/bin/sh\n");
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> Command.of(file.toString()).run())
        .isNotInstanceOf(MissingRequirement.class)
        .withMessageContaining(file.toString())
        .withMessageContaining("Permission denied");
  }

  @Test
  void too_long_an_argument_is_no_missing_program() {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> Command.of("true", "x".repeat(200_000)).run())
        .isNotInstanceOf(MissingRequirement.class)
        .withMessageContaining("Argument list too long");
  }

  @Test
  void a_command_has_a_program() {
    assertThatIllegalArgumentException().isThrownBy(() -> Command.of());
    assertThatIllegalArgumentException().isThrownBy(() -> Command.of("", "x"));
  }

  @Test
  void gives_the_exit_code_of_a_program_on_the_terminal() {
    assertThat(Command.of("sh", "-c", "exit 5").inherit()).isEqualTo(5);
  }

  @Test
  void passes_input_in_utf8() {
    assertThat(Command.of("cat").input("grüß ∞\n").run().stdout()).isEqualTo("grüß ∞\n");
    assertThat(Command.of("cat").run().stdout()).isEmpty();
  }

  @Test
  void a_file_as_input_is_read_by_the_program_itself() throws IOException {
    Path file = Files.writeString(folder.resolve("input"), "from a file\n");
    assertThat(Command.of("cat").input(file).run().stdout()).isEqualTo("from a file\n");
    assertThat(Command.of("readlink", "/proc/self/fd/0").input(file).run().stdout().strip())
        .isEqualTo(file.toString());
  }

  @Test
  void a_file_that_is_not_there_cannot_be_input() {
    Path file = folder.resolve("nothing");
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> Command.of("cat").input(file).purpose("read it").run())
        .withMessageContainingAll("could not read it: ", file + " (No such file or directory)");
  }

  @Test
  void adds_to_the_environment() {
    Command command = Command.of("sh", "-c", "echo $A $B; test -n \"$PATH\"");
    assertThat(command.env("A", "1").env("B", "2").env("A", "3").run().stdout()).isEqualTo("3 2\n");
  }

  @Test
  void programs_of_the_system_are_found_without_their_folders_on_the_path() {
    Command command = Command.of("printenv", "PATH").env("PATH", "/usr/bin:/bin:/x/usr/sbin");
    assertThat(command.run().stdout())
        .isEqualTo("/usr/bin:/bin:/x/usr/sbin:/usr/local/sbin:/usr/sbin:/sbin\n");
  }

  @Test
  void looks_for_the_program_on_the_path_that_it_is_given() throws IOException {
    Path program = Files.writeString(folder.resolve("kindred-test"), "#!/bin/sh\necho found\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Command command = Command.of("kindred-test").env("PATH", folder + ":/usr/bin:/bin");
    assertThat(command.run().stdout()).isEqualTo("found\n");
  }

  @Test
  void runs_in_a_folder() throws IOException {
    assertThat(Command.of("pwd", "-P").in(folder).run().stdout().strip())
        .isEqualTo(folder.toRealPath().toString());
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> Command.of("pwd").in(folder.resolve("none")).run())
        .isNotInstanceOf(MissingRequirement.class);
  }
}
