package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.document.PodStateEntry;
import dev.kindred.plan.CommandRun;
import dev.kindred.plan.CommandRun.End;
import dev.kindred.plan.CommandRun.State;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodState;
import dev.kindred.topology.Restart;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandReportTest {
  private static final PodId POD = new PodId("b", "crash", 0);

  private static Optional<String> line(State state, int restarts, End last, long next) {
    CommandRun run =
        new CommandRun(
            state,
            Optional.of(Restart.ALWAYS),
            restarts,
            990,
            Optional.of(last).filter(end -> end.at() > 0),
            next);
    return CommandReport.line(PodStateEntry.of(POD, new PodState(run)), 1000);
  }

  @Test
  void one_that_runs_and_never_ended_is_not_spoken_of() {
    assertThat(line(State.RUNNING, 0, new End(0, "", 0), 0)).isEmpty();
  }

  @Test
  void one_that_waits_says_how_it_ended_and_when_it_starts_again() {
    assertThat(line(State.WAITING, 1, new End(7, "", 997), 1005))
        .contains("b/crash: ended with exit code 7, 3 s ago; starts again in 5 s; 1 restart");
  }

  @Test
  void one_that_a_signal_ended_says_which() {
    assertThat(line(State.ENDED, 0, new End(137, "", 400), 0))
        .contains("b/crash: ended with exit code 137 (SIGKILL), 10 min ago");
    assertThat(line(State.ENDED, 0, new End(159, "", 400), 0))
        .contains("b/crash: ended with exit code 159 (signal 31), 10 min ago");
  }

  @Test
  void one_that_runs_again_says_so() {
    assertThat(line(State.RUNNING, 4, new End(1, "", 900), 0))
        .contains("b/crash: ended with exit code 1, 100 s ago; runs again for 10 s; 4 restarts");
  }

  @Test
  void a_missing_program_is_named() {
    assertThat(line(State.WAITING, 0, new End(127, "there is no program x", 999), 1001))
        .contains("b/crash: there is no program x (exit code 127); starts again in 1 s");
  }
}
