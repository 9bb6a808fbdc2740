package dev.kindred.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine whose daemon is down, as Docker's and Podman's programs were seen to answer then. */
class EngineTest {
  @TempDir Path folder;

  @Test
  void a_docker_that_is_down_is_not_one_that_has_nothing() throws IOException {
    Engine engine =
        engine(
            """
            [ "$1" != container ] || echo '[]'
            echo 'Cannot connect to the Docker daemon at unix:///run/docker.sock.' >&2
            exit 1
            """);

    assertThatThrownBy(() -> engine.containers(List.of("edge1-control-plane")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("Cannot connect to the Docker daemon");
  }

  @Test
  void a_podman_that_is_down_is_not_one_that_has_nothing() throws IOException {
    Engine engine =
        engine("echo 'Error: dial unix /x.sock: connect: no such file or directory' >&2; exit 125");

    assertThatThrownBy(() -> engine.network("kindred-edge"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("no such file or directory");
  }

  @Test
  void what_an_engine_that_answers_does_not_have_is_left_out() throws IOException {
    Engine engine =
        engine(
            """
            [ "$1" != ps ] || exit 0
            echo '[{"Name": "/there"}]'
            echo 'Error: No such container: gone' >&2
            exit 1
            """);

    assertThat(engine.containers(List.of("there", "gone"))).hasSize(1);
  }

  @Test
  void what_fails_while_the_engine_is_down_is_the_engines_fault_with_what_mends_it()
      throws IOException {
    Engine engine =
        engine("echo 'Cannot connect to the daemon at unix:///run/x.sock.' >&2; exit 1");
    Command command = engine.exec("node", "true").purpose("read node edge1");

    assertThatThrownBy(command::run)
        .isInstanceOfSatisfying(
            EngineSilent.class,
            fault ->
                assertThat(fault.remedy())
                    .isEqualTo("Start " + engine.program() + " and run the command again."))
        .hasMessageContaining("does not answer, so that Kindred could not read node edge1")
        .hasMessageContaining("Cannot connect to the daemon");
    assertThatThrownBy(command::answer).isInstanceOf(EngineSilent.class);
    assertThat(command.tryRun().exitCode()).isEqualTo(1);
  }

  @Test
  void what_fails_while_the_engine_answers_failed_by_itself() throws IOException {
    Engine engine = engine("[ \"$1\" != ps ] || exit 0\necho 'no such file' >&2; exit 3");
    Command command = engine.exec("node", "cat", "x").purpose("read x");

    assertThatThrownBy(command::run)
        .isInstanceOf(CommandFailed.class)
        .hasMessage("could not read x: exit code 3: no such file");
    assertThat(command.answer().exitCode()).isEqualTo(3);
  }

  private Engine engine(String script) throws IOException {
    Path program = folder.resolve("engine");
    Files.writeString(program, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new Engine(program.toString());
  }
}
