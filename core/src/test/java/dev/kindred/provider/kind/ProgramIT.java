package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import dev.kindred.provider.Invocation;
import dev.kindred.provider.kubernetes.Scripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is run on a node to see whether a container has a program, by processes of this machine. */
class ProgramIT {
  private static final String POD = "0a1b-2c3d";

  @TempDir private Path processes;

  /** One process of a pause container, and this one, in a cgroup of a pod. */
  @BeforeEach
  void show() throws IOException {
    Path own = Path.of("/proc/" + ProcessHandle.current().pid());
    for (String number : List.of("10", "11")) {
      Path process = Files.createDirectory(processes.resolve(number));
      Files.writeString(process.resolve("cgroup"), "0::/kubelet/kubepods-pod0a1b_2c3d.slice/x\n");
      Files.writeString(process.resolve("comm"), number.equals("10") ? "pause\n" : "demo\n");
      for (String file : List.of("exe", "root", "environ")) {
        Files.createSymbolicLink(process.resolve(file), own.resolve(file));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', sh, there",
    "'', there-is-no-such-program, missing",
    "'', /etc, refused",
    POD + ", sh, there",
    POD + ", there-is-no-such-program, missing",
    "4e5f, there-is-no-such-program, there", // Nobody knows: whoever runs it finds out.
  })
  void it_looks_in_the_root_of_a_process_of_the_pod(String pod, String program, String found) {
    Command.Output said =
        Command.of("sh", "-s", pod, program, "", processes.toString())
            .input(Invocation.SCRIPT + Scripts.PROGRAM)
            .run();

    assertThat(said.stdout()).isEqualTo(found + "\n");
    assertThat(said.stderr()).isEmpty();
  }
}
