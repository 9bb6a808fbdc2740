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
 * Kills of commands and of what they start, at every step of the ledger and at any moment: a
 * hundred, and five hundred in {@code .ci/run}. The system property kindred.seed repeats a run,
 * kindred.kills makes a longer one.
 */
class KillsIT {
  private static final int KILLS = Integer.getInteger("kindred.kills", 40);
  private static final int LANES = Integer.getInteger("kindred.lanes", 3);

  @TempDir private Path states;

  @Test
  @Timeout(2400)
  void up_converges_and_down_leaves_nothing_after_any_of_them() throws IOException {
    long seed = Long.getLong("kindred.seed", System.nanoTime());
    System.out.println("KillsIT: -Dkindred.test.args=-Dkindred.seed=" + seed);
    Command.Output output =
        PrivateHost.program(
                states,
                KillRun.class,
                Long.toString(seed),
                Integer.toString(KILLS),
                Integer.toString(LANES),
                states.toString())
            .timeout(Duration.ofMinutes(40))
            .tryRun();
    Path log = Files.writeString(Path.of("target", "kills.log"), output.stdout() + output.stderr());
    output.stdout().lines().filter(l -> l.contains("kill")).forEach(System.out::println);
    assertThat(output.stdout())
        .as("seed %d; all that was done is in %s%n%s", seed, log.toAbsolutePath(), output.stderr())
        .contains("\nexit code 0\n")
        .contains("still to be killed at a step of the ledger: 0\n")
        .endsWith("\nall as before\n");
  }
}
