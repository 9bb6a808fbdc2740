package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.Restart;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodDiffTest {
  private final Drift lab = new Drift();

  @Test
  void a_lost_pod_is_made_again() {
    lab.world().losePod(new PodId("edge1", "demo", 0));
    assertThat(lab.lines()).containsExactly("+ pod edge1/demo");
  }

  @Test
  void a_pod_that_was_begun_and_not_finished_is_replaced() {
    lab.pod().attachments.clear();
    lab.pod().attached.clear();
    assertThat(lab.lines()).containsExactly("± pod edge1/demo (it was begun and not finished)");
  }

  @Test
  void a_command_that_nobody_looks_after_is_started_again_in_its_pod() {
    lab.pod().alive = false;
    assertThat(lab.lines())
        .containsExactly("~ command of pod edge1/demo (nothing runs it any more)");
  }

  @Test
  void a_command_that_ended_is_no_drift() {
    for (CommandRun.State state : CommandRun.State.values()) {
      lab.pod().run = Optional.of(run(state, Restart.ALWAYS));
      assertThat(lab.lines()).isEmpty();
    }
  }

  @Test
  void a_pod_is_replaced_when_its_command_is_to_be_started_again_otherwise() {
    lab.pod().run = Optional.of(run(CommandRun.State.ENDED, Restart.NEVER));
    assertThat(lab.lines()).containsExactly("± pod edge1/demo (its restart policy changed)");
  }

  private static CommandRun run(CommandRun.State state, Restart restart) {
    return new CommandRun(
        state, Optional.of(restart), 3, 100, Optional.of(new CommandRun.End(7, "", 101)), 111);
  }

  @Test
  void a_pod_with_an_address_outside_the_slice_of_its_node_is_replaced() {
    lab.pod()
        .links
        .put("net2", World.link(Drift.link(lab.pod().links, "net2"), Labs.cidrs("10.2.1.200/32")));
    assertThat(lab.lines())
        .containsExactly(
            "± pod edge1/demo (10.2.1.200 is outside the slice [10.2.1.0/25] of its node)");
  }

  @Test
  void a_pod_of_another_node_than_planned_moves() {
    lab.pod().node = Labs.node("edge1-worker");
    assertThat(lab.changes())
        .containsExactly(
            new PodChange.Replace(
                lab.plan().pod(new PodId("edge1", "demo", 0)).orElseThrow(),
                Labs.node("edge1-worker"),
                "moves from edge1-worker to edge1-control-plane"));
  }
}
