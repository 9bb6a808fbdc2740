package dev.kindred.explain;

import static dev.kindred.verify.Damage.added;
import static dev.kindred.verify.Damage.addressed;
import static dev.kindred.verify.Damage.changed;
import static dev.kindred.verify.Damage.lost;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PodId;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.verify.Damage;
import dev.kindred.verify.Labs;
import org.junit.jupiter.api.Test;

class ExplanationOfStopsTest {
  private static final PodId HERE = new PodId("edge1", "demo1", 0);
  private static final PodId THERE = new PodId("edge2", "demo1", 0);
  private static final PodId THERE2 = new PodId("edge2", "demo2", 0);
  private static final NodeId NODE1 = DeclaredNodes.id("edge1", 1);
  private static final NodeId NODE2 = DeclaredNodes.id("edge2", 1);

  private final Plan plan = Labs.plan("name: edge\nclusters: 2\n");
  private final Damage healthy = new Damage(Labs.healthy(plan));

  private String there(Damage lab) {
    Explanation explanation = Explanation.of(plan, lab.lab(), HERE, THERE);
    return String.join(" ", explanation.paths().getFirst().lines());
  }

  @Test
  void a_route_to_a_link_where_nobody_answers_is_to_be_deleted_by_hand() {
    assertThat(there(healthy.routes(NODE1, added("10.1.2.2/32 dev eth0"))))
        .endsWith(
            "✗ stops at edge1-control-plane: nobody behind eth0 has 10.1.2.2"
                + " (10.1.2.2/32 dev eth0). Mend it: kindred node edge1-control-plane --"
                + " ip route del 10.1.2.2/32 dev eth0");
  }

  @Test
  void a_route_to_a_link_that_stands_in_the_way_of_one_of_the_plan_is_to_be_deleted_first() {
    assertThat(there(healthy.routes(NODE1, changed("10.1.2.0/24 dev eth0"))))
        .endsWith(
            "(10.1.2.0/24 dev eth0). Mend it: kindred node edge1-control-plane --"
                + " ip route del 10.1.2.0/24 dev eth0");
  }

  @Test
  void a_refusal_that_someone_added_is_named() {
    assertThat(there(healthy.routes(NODE1, added("unreachable 10.1.2.2/32"))))
        .endsWith(
            "no route to 10.1.2.2 (unreachable 10.1.2.2/32). Mend it: kindred node"
                + " edge1-control-plane -- ip route del unreachable 10.1.2.2/32");
  }

  @Test
  void a_node_whose_link_alone_does_not_forward() {
    assertThat(there(healthy.setting(NODE2, "net/ipv4/conf/eth0/forwarding", "0")))
        .endsWith(
            "✗ stops at edge2-control-plane: it does not forward:"
                + " net.ipv4.conf.eth0.forwarding is 0. Mend it: kindred up");
  }

  @Test
  void an_interface_that_a_pod_put_on_a_bridge_of_its_own_takes_nothing() {
    Damage bridged =
        healthy.link(
            THERE,
            "net1",
            is ->
                new Observed.Interface(
                    is.name(),
                    is.index(),
                    is.peer(),
                    "br0",
                    is.up(),
                    is.addresses(),
                    is.mtu(),
                    is.mac()));

    assertThat(there(bridged))
        .endsWith(
            "✗ stops at edge2/demo1: net1 is a port of br0, which takes what comes. Mend it:"
                + " kindred exec edge2/demo1 -- ip link set dev net1 nomaster");
  }

  @Test
  void a_refusal_in_a_pod_is_to_be_deleted_there() {
    assertThat(there(healthy.routes(HERE, added("blackhole 10.1.2.0/24"))))
        .endsWith(
            "no route to 10.1.2.2 (blackhole 10.1.2.0/24). Mend it: kindred exec edge1/demo1 --"
                + " ip route del blackhole 10.1.2.0/24");
  }

  @Test
  void a_node_whose_route_to_its_own_pod_is_lost_refuses_the_packet() {
    assertThat(there(healthy.routes(NODE2, lost("10.1.2.2/32"))))
        .endsWith(
            "→ edge2-control-plane (10.1.2.0/24 via 172.30.0.3) ✗ stops at edge2-control-plane:"
                + " no route to 10.1.2.2 (unreachable 10.1.0.0/16). Mend it: kindred up");
  }

  @Test
  void a_route_to_another_pod_than_the_one_with_the_address_is_named() {
    assertThat(there(healthy.routes(NODE2, changed("10.1.2.2/32 dev veth6"))))
        .endsWith(
            "✗ stops at edge2-control-plane: nobody behind veth6 has 10.1.2.2"
                + " (10.1.2.2/32 dev veth6). Mend it: kindred up");
  }

  @Test
  void a_route_to_an_interface_that_is_gone_is_named() {
    assertThat(there(healthy.routes(NODE2, changed("10.1.2.2/32 dev veth99"))))
        .contains("✗ stops at edge2-control-plane: veth99 is missing");
  }

  @Test
  void an_address_that_two_pods_have_goes_to_one_of_them() {
    Damage twice =
        healthy
            .link(THERE2, "net1", addressed("10.1.2.2"))
            .routes(NODE2, changed("10.1.2.2/32 dev veth6"));

    assertThat(there(twice))
        .contains("✗ stops at edge2-control-plane: 10.1.2.2 is edge2/demo2, not edge2/demo1");
  }

  @Test
  void a_pod_as_the_next_hop_of_a_node_does_not_forward() {
    assertThat(there(healthy.routes(NODE1, changed("10.1.2.0/24 via 10.1.1.3 dev veth6"))))
        .contains(
            "✗ stops at edge1-control-plane: 10.1.1.3 is edge1/demo2, which does not forward"
                + " (10.1.2.0/24 via 10.1.1.3 dev veth6)");
  }

  @Test
  void a_target_that_is_an_address_of_the_sender_never_leaves() {
    assertThat(there(healthy.link(THERE, "net1", addressed("10.1.1.2"))))
        .contains("✗ stops at edge1/demo1: 10.1.1.2, which it sends to, is an address of its own");
  }

  @Test
  void a_target_that_is_an_address_of_a_node_stays_there() {
    assertThat(there(healthy.link(THERE, "net1", addressed("10.1.2.1"))))
        .contains(
            "✗ stops at edge2-control-plane:"
                + " 10.1.2.1, which is to be forwarded, is an address of its own");
  }

  @Test
  void interfaces_that_are_down_stop_the_packet_where_they_are() {
    assertThat(there(healthy.link(HERE, "net1", Damage::down)))
        .endsWith("✗ stops at edge1/demo1: net1 is down. Mend it: kindred up");
    assertThat(there(healthy.link(THERE, "net1", Damage::down)))
        .endsWith(
            "→ edge2/demo1 10.1.2.2 ✗ stops at edge2/demo1: net1 is down. Mend it: kindred up");
    assertThat(there(healthy.link(NODE1, "eth0", Damage::down)))
        .endsWith("✗ stops at edge1-control-plane: eth0 is down. Mend it: kindred up");
    assertThat(there(healthy.link(NODE2, "eth0", Damage::down)))
        .endsWith(
            "✗ stops at edge1-control-plane: 172.30.0.3 does not answer:"
                + " eth0 of edge2-control-plane is down. Mend it: kindred up");
  }

  @Test
  void an_end_on_a_node_that_is_down_is_set_up_by_hand_since_no_plan_names_it() {
    assertThat(there(healthy.link(NODE1, "veth4", Damage::down)))
        .endsWith(
            "✗ stops at edge1/demo1: veth4 on edge1-control-plane is down. Mend it:"
                + " kindred node edge1-control-plane -- ip link set dev veth4 up");
    assertThat(there(healthy.link(NODE2, "veth4", Damage::down)))
        .endsWith(
            "✗ stops at edge2-control-plane: veth4 is down. Mend it:"
                + " kindred node edge2-control-plane -- ip link set dev veth4 up");
  }

  @Test
  void a_node_that_does_not_forward_is_named() {
    assertThat(there(healthy.setting(NODE2, "net/ipv4/ip_forward", "0")))
        .endsWith(
            "✗ stops at edge2-control-plane: it does not forward: net.ipv4.ip_forward is 0."
                + " Mend it: kindred up");
  }

  @Test
  void a_filter_by_reverse_path_drops_what_would_be_answered_elsewhere() {
    Damage strict = healthy.setting(NODE2, "net/ipv4/conf/all/rp_filter", "1");
    Damage loose = healthy.setting(NODE2, "net/ipv4/conf/all/rp_filter", "2");

    assertThat(there(strict)).as("the way back is the same").doesNotContain("✗");
    assertThat(there(strict.routes(NODE2, added("10.1.1.0/24 dev veth6"))))
        .contains(
            "✗ stops at edge2-control-plane: it drops what comes in by eth0:"
                + " net.ipv4.conf.all.rp_filter is 1 and the way back to 10.1.1.2 is by veth6");
    assertThat(there(loose.routes(NODE2, added("10.1.1.0/24 dev veth6"))))
        .as("any way will do")
        .doesNotContain("✗");
    assertThat(there(loose.routes(NODE2, lost("10.1.1.0/24"))))
        .contains("rp_filter is 2 and the way back to 10.1.1.2 is unknown");
  }

  @Test
  void what_is_missing_is_named() {
    assertThat(there(healthy.without(HERE)))
        .isEqualTo("edge1/demo1 ✗ stops at edge1/demo1: it does not run. Mend it: kindred up");
    assertThat(there(healthy.without(THERE)))
        .contains("there is nothing to send to, edge2/demo1: it does not run");
    assertThat(there(healthy.without(NODE1)))
        .contains("stops at edge1/demo1: its node edge1-control-plane is missing");
    assertThat(there(healthy.without(NODE2)))
        .contains("nothing to send to, edge2/demo1: its node edge2-control-plane is missing");
    assertThat(there(healthy.noLink(HERE, "net1"))).contains("edge1/demo1: net1 is missing");
    assertThat(there(healthy.noLink(THERE, "net1"))).contains("edge2/demo1: net1 is missing");
    assertThat(there(healthy.link(THERE, "net1", addressed())))
        .contains("edge2/demo1: net1 has no ipv4 address");
    assertThat(there(new Damage(Observed.NOTHING)))
        .isEqualTo("edge1/demo1 ✗ stops at edge1/demo1: the lab does not run. Mend it: kindred up");
  }

  @Test
  void a_pod_from_before_an_edit_may_lack_the_network() {
    Damage old =
        healthy.pod(
            THERE,
            p ->
                new Observed.Pod(
                    p.id(),
                    p.node(),
                    p.attachments().subList(0, 1),
                    p.attached(),
                    p.interfaces(),
                    p.routes(),
                    p.command(),
                    true));

    assertThat(there(old)).contains("edge2/demo1: it is not attached to data-plane");
  }

  @Test
  void a_veth_whose_other_end_is_elsewhere_leads_nowhere() {
    Damage torn =
        healthy.node(
            NODE1,
            n ->
                new Observed.Node(
                    n.id(),
                    n.interfaces().stream().filter(l -> !l.name().equals("veth4")).toList(),
                    n.routes(),
                    n.sysctls()));

    assertThat(there(torn)).contains("the other end of net1 is not on edge1-control-plane");
  }
}
