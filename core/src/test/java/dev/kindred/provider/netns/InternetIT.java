package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kindred.host.Packages;
import dev.kindred.host.Programs;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The way out of labs, on a host of the test's own: what is outside is outside that. */
@Tag("root")
class InternetIT {
  @TempDir private Path states;

  @Test
  void says_what_to_install_where_the_program_is_missing() {
    assertThat(Packages.remedy(Internet.PROGRAM)).contains("apt-get install slirp4netns");
  }

  @Test
  @Timeout(180)
  void a_lab_reaches_what_is_outside_when_its_file_says_so_and_never_the_machines_loopback() {
    assumeTrue(
        Programs.find(Internet.PROGRAM).isPresent(),
        "there is no slirp4netns here. " + Packages.remedy(Internet.PROGRAM));
    var output =
        PrivateHost.program(states, InternetRun.class, states.toString())
            .timeout(Duration.ofMinutes(2))
            .tryRun();
    assumeTrue(
        !output.stdout().contains("no tun device"),
        "root of a user namespace opens no /dev/net/tun");
    assertThat(output.stdout())
        .as("%s", output.stderr())
        .contains("exit code 0\n")
        .endsWith("\nall as before\n");
  }
}
