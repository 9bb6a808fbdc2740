package dev.kindred.explain;

import static dev.kindred.verify.Damage.added;
import static dev.kindred.verify.Damage.addressed;
import static dev.kindred.verify.Damage.changed;
import static dev.kindred.verify.Damage.lost;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Json;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PodId;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.verify.Damage;
import dev.kindred.verify.Labs;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final PodId HERE = new PodId("edge1", "demo1", 0);
  private static final PodId NEIGHBOUR = new PodId("edge1", "demo2", 0);
  private static final PodId THERE = new PodId("edge2", "demo1", 0);
  private static final PodId THERE2 = new PodId("edge2", "demo2", 0);
  private static final NodeId NODE1 = DeclaredNodes.id("edge1", 1);
  private static final NodeId NODE2 = DeclaredNodes.id("edge2", 1);

  /** The seed's lab, with a third cluster to go astray to. */
  private final Plan plan = Labs.plan("name: edge\nclusters: 3\n");

  private final Damage healthy = new Damage(Labs.healthy(plan));

  private Explanation explain(Damage lab) {
    return Explanation.of(plan, lab.lab(), HERE, THERE);
  }

  private String there(Damage lab) {
    return String.join(" ", explain(lab).paths().getFirst().lines());
  }

  private String back(Damage lab) {
    return String.join(" ", explain(lab).paths().getLast().lines());
  }

  @Test
  void shows_the_hops_there_and_back() {
    assertThat(explain(healthy).ok()).isTrue();
    assertThat(explain(healthy).paths())
        .extracting(p -> p.network() + " " + p.family() + " " + p.direction())
        .containsExactly("data-plane ipv4 there", "data-plane ipv4 back");
    assertThat(there(healthy))
        .isEqualTo(
            "edge1/demo1 net1 10.1.1.2 → edge1-control-plane (10.1.0.0/16 via 10.1.1.1)"
                + " → edge2-control-plane (10.1.2.0/24 via 172.30.0.3) → edge2/demo1 10.1.2.2");
    assertThat(back(healthy))
        .isEqualTo(
            "edge2/demo1 net1 10.1.2.2 → edge2-control-plane (10.1.0.0/16 via 10.1.2.1)"
                + " → edge1-control-plane (10.1.1.0/24 via 172.30.0.2) → edge1/demo1 10.1.1.2");
  }

  @Test
  void is_written_as_json_with_interfaces_and_whole_routes() {
    assertThat(Json.write(explain(healthy)))
        .startsWith(
            """
            {"from":"edge1/demo1","to":"edge2/demo1","paths":[{"network":"data-plane",\
            "family":"ipv4","direction":"there","ok":true,"arrives":true,"hops":[\
            {"where":"pod edge1/demo1","interfaceName":"net1","address":"10.1.1.2",\
            "route":"10.1.0.0/16 via 10.1.1.1 dev net1"},\
            {"where":"node edge1-control-plane","interfaceName":"veth4","address":"10.1.1.1",\
            "route":"10.1.2.0/24 via 172.30.0.3 dev eth0"},\
            {"where":"node edge2-control-plane","interfaceName":"eth0","address":"172.30.0.3",\
            "route":"10.1.2.2/32 dev veth4"},\
            {"where":"pod edge2/demo1","interfaceName":"net1","address":"10.1.2.2","route":""}],\
            "problem":"","remedy":"","notes":[]},\
            """);
  }

  @Test
  void a_pod_of_the_same_node_is_one_hop_away() {
    Explanation near = Explanation.of(plan, healthy.lab(), HERE, NEIGHBOUR);

    assertThat(near.paths().getFirst().lines())
        .containsExactly(
            "edge1/demo1 net1 10.1.1.2 → edge1-control-plane (10.1.1.0/24 via 10.1.1.1)"
                + " → edge1/demo2 10.1.1.3");
  }

  @Test
  void pods_that_share_no_network_have_no_path() {
    Plan apart =
        Labs.plan(
            """
            name: edge
            clusters: [{name: edge1}, {name: edge2}]
            networks: [{name: red}, {name: blue}]
            workloads:
              - {name: demo1, networks: [red]}
              - {name: demo2, networks: [blue]}
            """);

    Explanation none = Explanation.of(apart, Labs.healthy(apart), HERE, THERE2);

    assertThat(none.paths()).isEmpty();
    assertThat(none.ok()).isFalse();
    assertThat(Explanation.of(apart, Labs.healthy(apart), HERE, HERE).paths()).isEmpty();
  }

  @Test
  void a_lost_route_of_a_node_ends_at_its_refusal() {
    Damage broken = healthy.routes(NODE1, lost("10.1.2.0/24"));

    assertThat(there(broken))
        .isEqualTo(
            "edge1/demo1 net1 10.1.1.2 → edge1-control-plane (10.1.0.0/16 via 10.1.1.1)"
                + " ✗ stops at edge1-control-plane: no route to 10.1.2.2"
                + " (unreachable 10.1.0.0/16). Mend it: kindred up");
    assertThat(explain(broken).ok()).isFalse();
    assertThat(back(broken)).as("the way back is whole").doesNotContain("✗");
  }

  @Test
  void a_reply_that_finds_no_way_back_is_told_apart() {
    Damage broken = healthy.routes(NODE2, lost("10.1.1.0/24"));

    assertThat(there(broken)).doesNotContain("✗");
    assertThat(back(broken)).contains("✗ stops at edge2-control-plane: no route to 10.1.1.2");
  }

  @Test
  void a_node_with_no_route_at_all_says_so() {
    Damage broken = healthy.routes(NODE1, lost("10.1.2.0/24")).routes(NODE1, lost("10.1.0.0/16"));

    assertThat(there(broken))
        .endsWith("stops at edge1-control-plane: no route to 10.1.2.2. Mend it: kindred up");
  }

  @Test
  void a_pod_without_its_route_leaves_by_the_wrong_interface_with_another_source() {
    assertThat(there(healthy.routes(HERE, lost("10.1.0.0/16"))))
        .isEqualTo(
            "edge1/demo1 net1 10.1.1.2 ✗ stops at edge1/demo1: it leaves by eth0, not by net1"
                + " (0.0.0.0/0 via 10.97.0.1 dev eth0). Mend it: kindred up");
  }

  @Test
  void a_reply_keeps_its_source_and_may_go_by_the_wrong_interface() {
    assertThat(back(healthy.routes(THERE, lost("10.1.0.0/16"))))
        .isEqualTo(
            "edge2/demo1 net1 10.1.2.2 → edge2-control-plane (0.0.0.0/0 via 10.98.0.1)"
                + " → edge1-control-plane (10.1.1.0/24 via 172.30.0.2) → edge1/demo1 10.1.1.2");
    assertThat(back(healthy.routes(THERE, lost("10.1.0.0/16")).noLink(THERE, "eth0")))
        .contains("✗ stops at edge2/demo1: eth0 is missing");
  }

  @Test
  void a_pod_with_no_route_at_all_says_so() {
    assertThat(there(healthy.routes(HERE, _ -> List.of())))
        .endsWith("✗ stops at edge1/demo1: no route to 10.1.2.2. Mend it: kindred up");
  }

  @Test
  void a_pod_that_uses_a_gateway_that_nobody_has_is_stopped_there() {
    assertThat(there(healthy.routes(HERE, changed("10.1.0.0/16 via 10.1.1.99 dev net1"))))
        .endsWith(
            "✗ stops at edge1/demo1: nobody there has 10.1.1.99"
                + " (10.1.0.0/16 via 10.1.1.99 dev net1). Mend it: kindred up");
  }

  @Test
  void a_route_that_someone_added_to_a_pod_is_to_be_deleted_by_hand() {
    assertThat(there(healthy.routes(HERE, added("10.1.2.0/24 via 10.1.1.99 dev net1"))))
        .endsWith(
            "Mend it: kindred exec edge1/demo1 -- ip route del"
                + " 10.1.2.0/24 via 10.1.1.99 dev net1");
  }

  @Test
  void a_node_that_uses_a_next_hop_that_nobody_has_is_stopped_there() {
    assertThat(there(healthy.routes(NODE1, changed("10.1.2.0/24 via 172.30.0.99 dev eth0"))))
        .endsWith(
            "✗ stops at edge1-control-plane: no node has 172.30.0.99"
                + " (10.1.2.0/24 via 172.30.0.99 dev eth0). Mend it: kindred node"
                + " edge1-control-plane -- ip route del 10.1.2.0/24 via 172.30.0.99 dev eth0");
  }

  @Test
  void a_node_that_lost_its_address_is_not_found() {
    assertThat(there(healthy.link(NODE2, "eth0", addressed("fd6b:696e:6472::3"))))
        .endsWith(
            "✗ stops at edge1-control-plane: no node has 172.30.0.3"
                + " (10.1.2.0/24 via 172.30.0.3 dev eth0). Mend it: kindred up");
  }

  @Test
  void a_detour_over_a_third_node_arrives_and_is_seen() {
    Damage astray = healthy.routes(NODE1, changed("10.1.2.0/24 via 172.30.0.4 dev eth0"));

    assertThat(there(astray))
        .contains(
            "→ edge3-control-plane (10.1.2.0/24 via 172.30.0.4)"
                + " → edge2-control-plane (10.1.2.0/24 via 172.30.0.3) → edge2/demo1");
  }

  @Test
  void a_circle_ends_where_it_closes() {
    Damage circle =
        healthy
            .routes(NODE1, changed("10.1.2.0/24 via 172.30.0.4 dev eth0"))
            .routes(DeclaredNodes.id("edge3", 1), changed("10.1.2.0/24 via 172.30.0.2 dev eth0"));

    assertThat(there(circle))
        .endsWith(
            "→ edge3-control-plane (10.1.2.0/24 via 172.30.0.4)"
                + " → edge1-control-plane (10.1.2.0/24 via 172.30.0.2)"
                + " ✗ stops at edge1-control-plane: it was here before:"
                + " the packet goes round in a circle. Mend it: kindred up");
  }
}
