package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrivateHostIT {
  @Test
  void a_fork_of_its_shell_that_is_no_program_yet_is_none_of_its_processes() {
    String forks =
        """
        mkfifo /run/never && processes >/run/before
        for i in 1 2 3; do (read -r line </run/never) & done
        processes >/run/after; diff /run/before /run/after && echo 'all as before'
        """;
    assertThat(
            PrivateHost.within(PrivateHost.KINDS, PrivateHost.HOST + forks, List.of())
                .tryRun()
                .stdout())
        .isEqualTo("all as before\n");
  }
}
