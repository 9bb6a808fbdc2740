package dev.kindred.provider.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Json;
import dev.kindred.plan.CommandRun;
import org.junit.jupiter.api.Test;

class ContainerStateTest {
  private static CommandRun run(String container) {
    return ContainerState.of(
            Json.parse("{\"containerStatuses\": [" + container + "]}", "a pod's status"))
        .orElseThrow();
  }

  @Test
  void one_that_runs_for_the_first_time() {
    CommandRun run =
        run(
            """
            {"restartCount": 0, "state": {"running": {"startedAt": "1970-01-01T00:01:40Z"}}}
            """);
    assertThat(run.state()).isEqualTo(CommandRun.State.RUNNING);
    assertThat(run.since()).isEqualTo(100);
    assertThat(run.last()).isEmpty();
  }

  @Test
  void one_that_crashes_again_and_again() {
    CommandRun run =
        run(
            """
            {"restartCount": 3, "state": {"waiting": {"reason": "CrashLoopBackOff"}},
             "lastState": {"terminated": {"exitCode": 7, "reason": "Error",
                "finishedAt": "1970-01-01T00:01:40Z"}}}
            """);
    assertThat(run.restarts()).isEqualTo(3);
    assertThat(run.last()).contains(new CommandRun.End(7, "", 100));
    assertThat(run.failed()).isTrue();
  }

  @Test
  void one_that_was_ended_for_its_memory_says_so() {
    CommandRun run =
        run(
            """
            {"restartCount": 1, "state": {"running": {"startedAt": "1970-01-01T00:02:00Z"}},
             "lastState": {"terminated": {"exitCode": 137, "reason": "OOMKilled",
                "finishedAt": "1970-01-01T00:01:40Z"}}}
            """);
    assertThat(run.last()).contains(new CommandRun.End(137, "OOMKilled", 100));
    assertThat(run.failed()).isFalse();
  }

  @Test
  void one_of_which_nothing_is_said_yet() {
    assertThat(ContainerState.of(Json.parse("{}", "a pod's status"))).isEmpty();
    assertThat(run("{}").state()).isEqualTo(CommandRun.State.WAITING);
  }
}
