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

  private Engine engine(String script) throws IOException {
    Path program = folder.resolve("engine");
    Files.writeString(program, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new Engine(program.toString());
  }
}
