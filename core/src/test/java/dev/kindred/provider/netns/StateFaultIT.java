package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full or read-only, and files that are broken: every one is said, none is final.
 */
class StateFaultIT {
  @TempDir private Path disk;

  @Test
  @Timeout(300)
  void whatever_happens_to_its_folder_a_lab_can_be_seen_and_taken_down() {
    String mount = "mount -n -t tmpfs -o size=256k,nr_inodes=64 tmpfs " + disk + " && exec \"$@\"";
    var output =
        PrivateHost.within(
                List.of("--mount"), mount, PrivateHost.java(StateFaultRun.class, disk.toString()))
            .timeout(Duration.ofMinutes(4))
            .tryRun();
    String all = output.stdout() + output.stderr();
    assertThat(output.exitCode()).as(all).isZero();
    output
        .stdout()
        .lines()
        .filter(l -> l.contains(" ups ") || l.endsWith("files"))
        .forEach(System.out::println);
  }
}
