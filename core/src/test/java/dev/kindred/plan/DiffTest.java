package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.Cidr;
import org.junit.jupiter.api.Test;

class DiffTest {
  private final Drift lab = new Drift();

  @Test
  void a_healthy_lab_needs_no_change() {
    assertThat(lab.changes()).isEmpty();
  }

  @Test
  void a_new_lab_is_nodes_first_and_then_pods() {
    assertThat(Diff.of(lab.plan(), Observed.NOTHING).stream().map(Drift::line))
        .containsExactly(
            "+ node edge1-control-plane",
            "+ node edge1-worker",
            "+ node edge2-control-plane",
            "+ pod edge1/demo",
            "+ pod edge2/demo");
  }

  @Test
  void a_changed_command_replaces_the_pods_of_its_workload() {
    assertThat(lab.linesAfter(Drift.FILE.replace("sleep 1000", "sleep 2000")))
        .containsExactly(
            "± pod edge1/demo (its command changed)", "± pod edge2/demo (its command changed)");
  }

  @Test
  void a_changed_list_of_networks_replaces_the_pods_of_its_workload() {
    assertThat(
            lab.linesAfter(
                Drift.FILE.replace("[routed, bridged, flat]", "[bridged, routed, flat]")))
        .containsExactly(
            "± pod edge1/demo (its networks changed)", "± pod edge2/demo (its networks changed)");
  }

  @Test
  void a_changed_type_of_a_network_replaces_its_pods() {
    assertThat(lab.linesAfter(Drift.FILE.replace("type: bridge", "type: ptp")))
        .containsExactly(
            "± pod edge1/demo (its networks changed)", "± pod edge2/demo (its networks changed)");
  }

  @Test
  void a_changed_mtu_of_a_network_makes_its_interfaces_again() {
    assertThat(lab.linesAfter(Drift.FILE.replace("10.2.0.0/16", "10.2.0.0/16\n    mtu: 1400")))
        .containsExactly(
            "~ net2 (bridged) of pod edge1/demo (its MTU is 1500, not 1400)",
            "~ net2 (bridged) of pod edge2/demo (its MTU is 1500, not 1400)");
  }

  @Test
  void a_removed_workload_takes_its_pods_along() {
    assertThat(lab.linesAfter(Drift.FILE.replace("name: demo", "name: other")))
        .containsExactly(
            "- pod edge1/demo (not in the topology)",
            "- pod edge2/demo (not in the topology)",
            "+ pod edge1/other",
            "+ pod edge2/other");
  }

  @Test
  void a_removed_cluster_goes_first_and_the_others_forget_its_routes() {
    assertThat(lab.linesAfter(Drift.FILE.replace("  - name: edge2\n", "")))
        .containsExactly(
            "- pod edge2/demo (not in the topology)",
            "- node edge2-control-plane (not in the topology)",
            "- route 10.1.2.0/24 via 172.30.0.4 on edge1-control-plane (not in the plan)",
            "- route 10.2.2.0/24 via 172.30.0.4 on edge1-control-plane (not in the plan)",
            "- route fd10:1:0:2::/64 via fd6b:696e:6472::4 on edge1-control-plane"
                + " (not in the plan)",
            "- route 10.1.2.0/24 via 172.30.0.4 on edge1-worker (not in the plan)",
            "- route 10.2.2.0/24 via 172.30.0.4 on edge1-worker (not in the plan)",
            "- route fd10:1:0:2::/64 via fd6b:696e:6472::4 on edge1-worker (not in the plan)");
  }

  @Test
  void a_new_cluster_is_made_and_the_others_learn_its_routes() {
    String file = Drift.FILE.replace("  - name: edge2\n", "  - name: edge3\n  - name: edge2\n");
    assertThat(lab.linesAfter(file))
        .containsExactly(
            "~ route 10.1.3.0/24 via 172.30.0.5 on edge1-control-plane (missing)",
            "~ route fd10:1:0:3::/64 via fd6b:696e:6472::5 on edge1-control-plane (missing)",
            "~ route 10.2.3.0/24 via 172.30.0.5 on edge1-control-plane (missing)",
            "~ route 10.1.3.0/24 via 172.30.0.5 on edge1-worker (missing)",
            "~ route fd10:1:0:3::/64 via fd6b:696e:6472::5 on edge1-worker (missing)",
            "~ route 10.2.3.0/24 via 172.30.0.5 on edge1-worker (missing)",
            "+ node edge3-control-plane",
            "~ route 10.1.3.0/24 via 172.30.0.5 on edge2-control-plane (missing)",
            "~ route fd10:1:0:3::/64 via fd6b:696e:6472::5 on edge2-control-plane (missing)",
            "~ route 10.2.3.0/24 via 172.30.0.5 on edge2-control-plane (missing)",
            "+ pod edge3/demo");
  }

  @Test
  void a_bridge_whose_slice_shrank_gets_its_pods_attached_again() {
    String grown = Drift.FILE.replace("  - name: edge2\n", "  - name: edge2\n    nodes: 2\n");
    assertThat(lab.linesAfter(grown))
        .contains(
            "~ net2 (bridged) of pod edge2/demo (its subnet is 10.2.2.0/24, not 10.2.2.0/25)");
  }

  @Test
  void a_pair_whose_slice_shrank_loses_the_route_to_the_larger_one() {
    String grown = Drift.FILE.replace("  - name: edge2\n", "  - name: edge2\n    nodes: 2\n");
    assertThat(lab.linesAfter(grown))
        .contains(
            "~ net1 (routed) of pod edge2/demo (its slice was 10.1.2.0/24, and is 10.1.2.0/25)");
  }

  @Test
  void a_widened_link_layer_gets_its_pods_attached_again() {
    assertThat(lab.linesAfter(Drift.FILE.replace("10.3.0.0/16", "10.3.0.0/17")))
        .containsExactly(
            "~ net3 (flat) of pod edge1/demo (its subnet is 10.3.0.0/16, not 10.3.0.0/17)",
            "~ net3 (flat) of pod edge2/demo (its subnet is 10.3.0.0/16, not 10.3.0.0/17)");
  }

  @Test
  void several_faults_are_told_node_by_node_and_then_pod_by_pod() {
    lab.pod().alive = false;
    lab.node().sysctls.put("net/ipv4/ip_forward", "0");
    Drift.loseRoute(lab.node().routes, "10.1.2.0/24");
    lab.node().routes.add(World.via(Cidr.of("10.88.0.0/16"), Cidr.of("172.30.0.1"), "eth0"));
    Drift.loseRoute(lab.world().node("edge2-control-plane").routes, "10.1.1.0/25");
    assertThat(lab.lines())
        .containsExactly(
            "- route 10.88.0.0/16 via 172.30.0.1 on edge1-control-plane (not in the plan)",
            "~ node edge1-control-plane (net.ipv4.ip_forward is 0, not 1)",
            "~ route 10.1.2.0/24 via 172.30.0.4 on edge1-control-plane (missing)",
            "~ route 10.1.1.0/25 via 172.30.0.2 on edge2-control-plane (missing)",
            "~ command of pod edge1/demo (nothing runs it any more)");
  }
}
