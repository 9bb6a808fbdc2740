package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentDiffTest {
  private static final String OF_NODE = "segment3 (flat) of node edge1-control-plane";

  private final Drift drift = new Drift();

  @Test
  void a_lab_that_is_whole_has_an_interface_on_the_segment_of_each_node() {
    assertThat(drift.lines()).isEmpty();
    assertThat(drift.node().links).containsKey("segment3");
  }

  @Test
  void one_that_is_missing_is_made_and_the_interfaces_of_pods_that_were_on_it() {
    drift.node().links.remove("segment3");
    assertThat(drift.lines()).first().isEqualTo("~ " + OF_NODE + " (missing)");
  }

  @Test
  void one_under_another_name_is_known_by_the_pods_that_lie_on_it() {
    Observed.Interface link = Drift.link(drift.node().links, "segment3");
    drift.node().links.remove("segment3");
    drift.node().links.put("mine", link.named("mine"));
    assertThat(drift.lines())
        .containsExactly("~ segment3 of node edge1-control-plane (has the name mine)");
  }

  @Test
  void a_bridge_under_another_name_that_lost_its_addresses_is_known_by_its_ports() {
    Observed.Interface link = Drift.link(drift.node().links, "kindred2");
    drift.node().links.remove("kindred2");
    drift
        .node()
        .links
        .put(
            "mine",
            new Observed.Interface(
                "mine", link.index(), 0, "", true, List.of(), link.mtu(), link.mac()));
    Observed.Interface port = drift.end("net2");
    drift.node().links.put(port.name(), port.on("mine"));
    assertThat(drift.lines())
        .contains("~ kindred2 of node edge1-control-plane (has the name mine)");
  }

  @Test
  void one_that_is_down_or_has_another_mtu_is_mended() {
    Drift.set(drift.node().links, Drift.link(drift.node().links, "segment3"), false, 1500);
    assertThat(drift.lines()).containsExactly("~ " + OF_NODE + " (is down)");
    Drift.set(drift.node().links, Drift.link(drift.node().links, "segment3"), true, 1400);
    assertThat(drift.lines()).containsExactly("~ " + OF_NODE + " (its MTU is 1400, not 1500)");
  }

  @Test
  void one_of_a_network_that_went_is_removed_and_what_is_called_alike_is_not() {
    for (String name : List.of("segment9", "segment", "segments1", "segment1a")) {
      drift.node().links.put(name, new Observed.Interface(name, 90, 0, "", true, List.of(), 1500));
    }
    assertThat(drift.lines())
        .containsExactly("- segment9 of node edge1-control-plane (not in the plan)");
  }

  @Test
  void a_pod_that_lies_on_the_underlay_as_an_earlier_release_made_it_is_moved() {
    Observed.Interface was = Drift.link(drift.pod().links, "net3");
    drift
        .pod()
        .links
        .put(
            "net3",
            new Observed.Interface("net3", was.index(), 2, "", true, was.addresses(), was.mtu()));
    assertThat(drift.lines())
        .containsExactly(
            "~ net3 (flat) of pod edge1/demo (it lies on eth0 of edge1-control-plane, not on"
                + " segment3)");
  }
}
