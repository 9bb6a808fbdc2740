package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An edit of a lab that runs renumbers nothing that it is not about. Random labs are edited step by
 * step, each plan with the allocation of the one before; a failure names the seed and the step.
 */
class PlanStabilityTest {
  private static final int STEPS = 40;

  private int shrunk;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void an_edit_renumbers_nothing_that_it_is_not_about(long seed) {
    RandomLab lab = new RandomLab(seed, 8, 6);
    Plan before = Planner.plan(lab.topology(), Labs.UNDERLAY, Allocation.NONE);
    for (int step = 1; step <= STEPS; step++) {
      String edit = lab.edit();
      Plan after = Planner.plan(lab.topology(), Labs.UNDERLAY, before.allocation());
      String what = "seed " + seed + ", step " + step + ": " + edit;
      assertNumbersStay(before, after, what);
      assertSlicesStay(before, after, what);
      assertPodsStay(before, after, what);
      before = after;
    }
    assertThat(shrunk)
        .as("slices that shrank: else the test has not seen what it is for")
        .isPositive();
  }

  private static void assertNumbersStay(Plan before, Plan after, String what) {
    for (PlannedNode node : after.nodes()) {
      before.node(node.id()).ifPresent(was -> assertThat(node).as(what).isEqualTo(was));
    }
    before
        .allocation()
        .clusters()
        .forEach((name, number) ->
            assertThat(after.allocation().clusters().getOrDefault(name, number))
                .as("%s: number of %s", what, name)
                .isEqualTo(number));
    for (PlannedNetwork network : after.networks()) {
      before
          .network(network.name())
          .ifPresent(was -> {
            assertThat(network.number()).as(what).isEqualTo(was.number());
            assertThat(network.network().cidrs()).as(what).isEqualTo(was.network().cidrs());
          });
    }
  }

  /** A slice is what it was, or a note says that it shrank: then it has the same gateway. */
  private void assertSlicesStay(Plan before, Plan after, String what) {
    List<PlannedNetwork> all = new ArrayList<>(after.networks());
    all.addAll(after.podNetworks().values());
    for (PlannedNetwork network : all) {
      String note = network.name().equals(PodNetwork.NAME) ? "pod subnets" : network.name();
      boolean noted = after.notes().stream().anyMatch(n -> n.contains(note + ": "));
      for (Slice slice : network.slices()) {
        List<Cidr> had = before.allocation().slice(network.name(), slice.node().name());
        if (had.isEmpty() || had.equals(slice.ranges())) {
          continue;
        }
        shrunk++;
        boolean grew = what.contains("cluster " + slice.node().cluster() + " from");
        if (!noted || !grew && !what.contains("add cluster")) {
          fail("%s: %s of %s was %s", what, slice, network, had);
        }
        for (Cidr range : slice.ranges()) {
          Optional<Cidr> was = had.stream().filter(h -> h.family() == range.family()).findFirst();
          assertThat(was.map(HostLocal::gateway))
              .as("%s: the gateway of %s", what, slice)
              .contains(HostLocal.gateway(range));
        }
      }
    }
  }

  private static void assertPodsStay(Plan before, Plan after, String what) {
    for (PlannedPod pod : after.pods()) {
      before
          .pod(pod.id())
          .filter(was -> after.node(was.node()).isPresent())
          .ifPresent(was ->
              assertThat(pod.node()).as("%s: place of %s", what, pod.id()).isEqualTo(was.node()));
    }
  }
}
