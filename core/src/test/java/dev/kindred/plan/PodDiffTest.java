package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

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
  void a_pod_whose_command_has_ended_is_replaced() {
    lab.pod().alive = false;
    assertThat(lab.lines()).containsExactly("± pod edge1/demo (its command has ended)");
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
            new Change.ReplacePod(
                lab.plan().pod(new PodId("edge1", "demo", 0)).orElseThrow(),
                Labs.node("edge1-worker"),
                "moves from edge1-worker to edge1-control-plane"));
  }
}
