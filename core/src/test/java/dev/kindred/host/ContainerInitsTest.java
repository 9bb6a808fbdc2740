package dev.kindred.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * When an engine is asked for a container's first process, by an engine that notes what it is
 * asked.
 */
class ContainerInitsTest {
  private static final String ID = "9f11668b09f63c193c2bc5f5e840ee09";
  private static final String NODE = "edge1-control-plane";

  @TempDir private Path folder;
  private FakeKernel kernel;
  private ContainerInits inits;

  @BeforeEach
  void prepare() throws IOException {
    Files.writeString(folder.resolve("calls"), "");
    kernel = new FakeKernel(folder);
    inits = new ContainerInits(namespaces());
  }

  /** What enters says what it was to run. */
  private Namespaces namespaces() throws IOException {
    return new Namespaces(
        folder,
        Optional.of(
            program(
                "nsenter",
                "for word; do last=$word; done; [ \"$last\" = true ] || echo entered: $last")));
  }

  private Engine engine(long pid, String more) throws IOException {
    String state = "{\"Running\": true, \"Pid\": %d%s}".formatted(pid, more);
    Path program =
        program(
            "engine",
            """
            echo "$1" >>%s/calls
            [ "$1" != container ] || echo '[{"Id": "%s", "Name": "%s", "State": %s}]'
            [ "$1" != exec ] || echo by the engine
            """
                .formatted(folder, ID, NODE, state));
    return new Engine(program.toString()).with(inits);
  }

  private Path program(String name, String script) throws IOException {
    Path program = folder.resolve(name);
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return program;
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(folder.resolve("calls"));
  }

  private static String run(Engine engine) {
    return engine.exec(NODE, "date").run().stdout().strip();
  }

  @Test
  void it_is_asked_once_and_then_left_alone() throws IOException {
    kernel.runs(700, ID);
    Engine engine = engine(700, "");

    assertThat(run(engine)).isEqualTo("entered: date");
    assertThat(run(engine)).isEqualTo("entered: date");
    assertThat(calls()).containsExactly("container");
  }

  @Test
  void it_is_asked_again_where_the_container_was_started_anew() throws IOException {
    kernel.runs(700, ID);
    run(engine(700, ""));
    kernel.runs(700, "of another container");
    kernel.runs(800, ID);

    assertThat(run(engine(800, ""))).isEqualTo("entered: date");
    assertThat(calls()).containsExactly("container", "container");
  }

  @Test
  void a_container_that_is_paused_or_does_not_run_is_the_engine_s() throws IOException {
    kernel.runs(700, ID);
    run(engine(700, ""));
    kernel.freezer(ID, "FROZEN");

    assertThat(run(engine(700, ", \"Paused\": true"))).isEqualTo("by the engine");
    assertThat(run(engine(0, ""))).isEqualTo("by the engine");
    kernel.freezer(ID, "THAWED");
    assertThat(run(engine(700, ""))).isEqualTo("entered: date");
  }

  @Test
  void an_engine_elsewhere_is_asked_for_one_container_only() throws IOException {
    kernel.runs(700, "a container of this machine");
    Engine engine = engine(700, "");

    assertThat(run(engine)).isEqualTo("by the engine");
    assertThat(run(engine)).isEqualTo("by the engine");
    assertThat(calls()).containsExactly("container", "exec", "exec");
  }

  @Test
  void what_cannot_be_entered_is_the_engine_s() throws IOException {
    kernel.runs(700, ID);
    program("nsenter", "echo 'nsenter: reassociate to namespace failed' >&2; exit 1");

    assertThat(run(engine(700, ""))).isEqualTo("by the engine");
  }

  @Test
  void what_was_asked_is_left_for_later_commands() throws IOException {
    Path file = folder.resolve("inits");
    inits.write(file);
    assertThat(file).doesNotExist();
    kernel.runs(700, ID);
    run(engine(700, ""));
    inits.write(file);

    assertThat(file).hasContent(NODE + " " + ID + " 700\n");
    Files.writeString(file, NODE + " " + ID + " seven\nnothing\n");
    assertThat(ContainerInits.read(file)).isNotNull();
  }

  @Test
  void an_engine_that_is_down_says_so_itself() throws IOException {
    Path down = program("down", "echo 'Cannot connect to the daemon' >&2; exit 1");
    Engine engine = new Engine(down.toString()).with(inits);
    Command command = engine.exec(NODE, "date").purpose("read node edge1");

    assertThat(org.assertj.core.api.Assertions.catchThrowable(command::answer))
        .isInstanceOf(EngineSilent.class)
        .hasMessageContaining("could not read node edge1");
  }
}
