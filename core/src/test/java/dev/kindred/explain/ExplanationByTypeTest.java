package dev.kindred.explain;

import static dev.kindred.verify.Damage.added;
import static dev.kindred.verify.Damage.addressed;
import static dev.kindred.verify.Damage.lost;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.Diff;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.PodId;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.verify.Damage;
import dev.kindred.verify.Labs;
import org.junit.jupiter.api.Test;

class ExplanationByTypeTest {
  private static final PodId HERE = new PodId("edge1", "demo", 0);
  private static final PodId NEAR = new PodId("edge1", "demo", 2);
  private static final PodId THERE = new PodId("edge2", "demo", 0);
  private static final NodeId NODE1 = DeclaredNodes.id("edge1", 1);

  /** Every type, both families, a cluster of two nodes, several pods a node. */
  private final Plan plan =
      Labs.plan(
          """
          name: mixed
          clusters: [{name: edge1, nodes: 2}, {name: edge2}]
          networks:
            - {name: routed, cidr: [10.1.0.0/16, 'fd10:1::/48']}
            - {name: bridged, type: bridge, cidr: [10.2.0.0/16, 'fd10:2::/48']}
            - {name: flat, type: macvlan, cidr: 10.3.0.0/16}
          workloads:
            - {name: demo, replicas: 4, networks: [routed, bridged, flat]}
          """);

  private final Damage healthy = new Damage(Labs.healthy(plan));

  private String way(Damage lab, PodId from, PodId to, int path) {
    return String.join(" ", Explanation.of(plan, lab.lab(), from, to).paths().get(path).lines());
  }

  @Test
  void what_these_tests_take_for_healthy_is_what_the_plan_wants() {
    assertThat(Diff.of(plan, healthy.lab())).isEmpty();
  }

  @Test
  void every_pair_of_a_healthy_lab_has_as_many_hops_as_its_networks_say() {
    int checked = 0;
    for (PlannedPod from : plan.pods()) {
      for (PlannedPod to : plan.pods()) {
        boolean sameNode = from.node().equals(to.node());
        for (var path : Explanation.of(plan, healthy.lab(), from.id(), to.id()).paths()) {
          assertThat(path.ok()).as("%s", path.lines()).isTrue();
          int hops = plan.network(path.network()).orElseThrow().type().hops(sameNode);
          assertThat(path.hops()).as("%s", path.lines()).hasSize(hops + 2);
          checked++;
        }
      }
    }
    assertThat(checked).isEqualTo(8 * 7 * 5 * 2);
  }

  @Test
  void a_neighbour_on_a_bridge_is_on_the_link_itself() {
    assertThat(way(healthy, HERE, NEAR, 4))
        .isEqualTo("edge1/demo net2 10.2.1.2 → edge1/demo/2 10.2.1.3 (10.2.1.0/25 on its link)");
  }

  @Test
  void a_pod_of_another_cluster_is_reached_by_the_bridges_of_both_nodes() {
    assertThat(way(healthy, HERE, THERE, 4))
        .isEqualTo(
            "edge1/demo net2 10.2.1.2 → edge1-control-plane (10.2.0.0/16 via 10.2.1.1)"
                + " → edge2-control-plane (10.2.2.0/24 via 172.30.0.4)"
                + " → edge2/demo 10.2.2.2 (10.2.2.0/24 on its link)");
  }

  @Test
  void a_bridge_that_is_down_stops_packets_both_ways() {
    Damage down = healthy.link(NODE1, "kindred2", Damage::down);

    assertThat(way(down, HERE, THERE, 4))
        .endsWith(
            "✗ stops at edge1/demo: kindred2 on edge1-control-plane is down. Mend it:"
                + " kindred node edge1-control-plane -- ip link set dev kindred2 up");
    assertThat(way(down, HERE, THERE, 5))
        .endsWith(
            "✗ stops at edge1-control-plane: kindred2 is down. Mend it:"
                + " kindred node edge1-control-plane -- ip link set dev kindred2 up");
  }

  @Test
  void a_port_that_left_its_bridge_is_behind_it_no_more() {
    Damage left =
        healthy.node(
            NODE1,
            n ->
                new Observed.Node(
                    n.id(),
                    n.interfaces().stream()
                        .map(l ->
                            l.master().isEmpty()
                                ? l
                                : new Observed.Interface(
                                    l.name(),
                                    l.index(),
                                    l.peer(),
                                    "",
                                    true,
                                    l.addresses(),
                                    l.mtu()))
                        .toList(),
                    n.routes(),
                    n.sysctls()));

    assertThat(way(left, HERE, THERE, 5))
        .endsWith(
            "✗ stops at edge1-control-plane: nobody behind kindred2 has 10.2.1.2"
                + " (10.2.1.0/25 dev kindred2). Mend it: kindred up");
  }

  @Test
  void a_pod_as_gateway_does_not_forward() {
    Damage wrong = healthy.routes(HERE, added("10.2.2.0/24 via 10.2.1.3 dev net2"));

    assertThat(way(wrong, HERE, THERE, 4))
        .contains("✗ stops at edge1/demo: 10.2.1.3 is edge1/demo/2, which does not forward");
  }

  @Test
  void macvlan_pods_share_one_link_without_a_hop() {
    assertThat(way(healthy, HERE, THERE, 8))
        .isEqualTo("edge1/demo net3 10.3.1.1 → edge2/demo 10.3.2.1 (10.3.0.0/16 on its link)");
  }

  @Test
  void macvlan_breaks_with_the_segment_of_either_node() {
    Damage down = healthy.link(NODE1, "segment3", Damage::down);

    assertThat(way(down, HERE, THERE, 8))
        .endsWith(
            "✗ stops at edge1/demo: segment3 of edge1-control-plane, which it is on, is down."
                + " Mend it: kindred up");
    assertThat(way(down, HERE, THERE, 9))
        .endsWith(
            "✗ stops at edge2/demo: segment3 of edge1-control-plane, which 10.3.1.1 is on, is down."
                + " Mend it: kindred up");
  }

  @Test
  void a_gateway_on_a_shared_link_is_nobody() {
    Damage wrong = healthy.routes(HERE, added("10.3.2.0/24 via 10.3.0.1 dev net3"));

    assertThat(way(wrong, HERE, THERE, 8))
        .endsWith(
            "✗ stops at edge1/demo: nobody there has 10.3.0.1"
                + " (10.3.2.0/24 via 10.3.0.1 dev net3). Mend it: kindred exec edge1/demo --"
                + " ip route del 10.3.2.0/24 via 10.3.0.1 dev net3");
  }

  @Test
  void each_family_has_its_own_way() {
    Damage broken = healthy.routes(NODE1, lost("fd10:1:0:2::/64"));

    assertThat(way(broken, HERE, THERE, 0)).doesNotContain("✗");
    assertThat(way(broken, HERE, THERE, 2))
        .endsWith(
            "✗ stops at edge1-control-plane: no route to fd10:1:0:2::2"
                + " (unreachable fd10:1::/48). Mend it: kindred up");
  }

  @Test
  void each_family_has_its_own_switch_to_forward() {
    Damage off = healthy.setting(NODE1, "net/ipv6/conf/all/forwarding", "0");

    assertThat(way(off, HERE, THERE, 0)).doesNotContain("✗");
    assertThat(way(off, HERE, THERE, 2))
        .contains("it does not forward: net.ipv6.conf.all.forwarding is 0");
  }

  @Test
  void linux_answers_for_an_ipv6_address_on_its_interface_only() {
    String end =
        "veth" + requireNonNull(healthy.lab().pods().get(HERE)).link("net1").orElseThrow().peer();
    Damage lost = healthy.link(NODE1, end, addressed());

    assertThat(way(lost, HERE, THERE, 0)).as("another end has 10.1.1.1").doesNotContain("✗");
    assertThat(way(lost, HERE, THERE, 2)).contains("nobody there has fd10:1:0:1::1");
  }
}
