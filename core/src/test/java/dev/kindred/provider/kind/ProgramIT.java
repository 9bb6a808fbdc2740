package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import dev.kindred.provider.Invocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is run on a node to see whether a container has a program, in namespaces of this machine.
 */
class ProgramIT {
  @ParameterizedTest
  @CsvSource({
    "'', sh, there",
    "'', there-is-no-such-program, missing",
    "'', /etc, refused",
    "own, sh, there",
    "own, there-is-no-such-program, missing",
    "/dev/null, there-is-no-such-program, there", // Nobody knows: whoever runs it finds out.
  })
  void it_looks_in_the_root_of_a_process_of_the_namespace(
      String namespace, String program, String found) {
    String file =
        namespace.equals("own") ? "/proc/" + ProcessHandle.current().pid() + "/ns/net" : namespace;
    Command.Output said =
        Command.of("sh", "-s", file, program).input(Invocation.SCRIPT + Scripts.PROGRAM).run();

    assertThat(said.stdout()).isEqualTo(found + "\n");
    assertThat(said.stderr()).isEmpty();
  }
}
