package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random changes to one lab's file: forty, and two hundred in {@code .ci/run}. The system property
 * kindred.seed repeats a run, kindred.changes makes a longer one.
 */
class SoakIT {
  private static final int CHANGES = Integer.getInteger("kindred.changes", 20);

  @TempDir private Path states;

  @Test
  @Timeout(2400)
  void after_each_the_lab_is_whole_and_at_the_end_nothing_has_grown() throws IOException {
    long seed = Long.getLong("kindred.seed", System.nanoTime());
    System.out.println("SoakIT: -Dkindred.test.args=-Dkindred.seed=" + seed);
    String changes = Integer.toString(CHANGES);
    Command.Output output =
        PrivateHost.program(states, SoakRun.class, Long.toString(seed), changes, states.toString())
            .timeout(Duration.ofMinutes(40))
            .tryRun();
    Path log = Files.writeString(Path.of("target", "soak.log"), output.stdout() + output.stderr());
    output
        .stdout()
        .lines()
        .filter(line -> line.startsWith("before: ") || line.startsWith("after: "))
        .forEach(System.out::println);
    assertThat(output.stdout())
        .as("seed %d; all that was done is in %s", seed, log.toAbsolutePath())
        .contains("\nexit code 0\n")
        .endsWith("\nall as before\n");
  }
}
