package dev.kindred.provider;

import static dev.kindred.provider.TestLab.NODE1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Fault;
import dev.kindred.plan.Foreign;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What breaks behind a lab's back is named by status, and up mends just that. */
public interface RepairContract extends InWorld {
  /** A lab with IPv4 and IPv6, and two nodes in its first cluster. */
  String DUAL =
      """
      clusters: [{name: edge1, nodes: 2}, {name: edge2}]
      networks: [{name: data-plane, cidr: [10.1.0.0/16, 'fd10:1::/48']}]
      workloads: [{name: demo, replicas: 3, networks: [data-plane]}]
      """;

  /** Asserts that this is the drift, that up mends it, and that every other pod stays as it is. */
  private static void mends(TestLab lab, Map<String, String> before, String... drift) {
    assertThat(lab.drift()).containsExactly(drift);
    assertThat(lab.up()).containsExactly(drift);
    assertThat(lab.isWhole().identities()).isEqualTo(before);
  }

  @Test
  default void a_nodes_route_that_was_deleted(TestLab lab) {
    Map<String, String> before = lab.seed().identities();
    Map<String, List<String>> addresses = lab.addresses();
    lab.onNode(NODE1, "ip", "route", "del", "10.1.2.0/24");
    mends(
        lab,
        before,
        "mend route 10.1.2.0/24 via edge2-control-plane on edge1-control-plane: missing");
    assertThat(lab.addresses()).isEqualTo(addresses);
  }

  @Test
  default void a_nodes_route_that_leads_elsewhere(TestLab lab) {
    Map<String, String> before = lab.seed().identities();
    String elsewhere = "10.1.2.0/24 via " + lab.nowhere() + " proto 75";
    lab.onNode(NODE1, ("ip route replace " + elsewhere).split(" "));
    mends(
        lab,
        before,
        "mend route 10.1.2.0/24 via edge2-control-plane on edge1-control-plane: leads to "
            + lab.nowhere()
            + " instead");
  }

  @Test
  default void a_route_of_kindreds_that_is_not_in_the_plan(TestLab lab) {
    Map<String, String> before = lab.seed().identities();
    String more = "10.1.2.0/25 via " + lab.nowhere();
    lab.onNode(NODE1, ("ip route add " + more + " proto 75").split(" "));
    mends(lab, before, "remove route " + more + " on edge1-control-plane: not in the plan");
  }

  @Test
  default void routes_of_somebody_else_stay(TestLab lab) {
    lab.seed();
    String within = "10.1.2.128/25 via " + lab.nowhere();
    String beyond = "10.77.0.0/16 via " + lab.address(TestLab.NODE2);
    lab.onNode(NODE1, ("ip route add " + within + " proto static").split(" "));
    lab.onNode(NODE1, ("ip route add " + beyond).split(" "));
    assertThat(lab.lab().status().foreign())
        .singleElement()
        .satisfies(f -> assertThat(f.subject()).contains(within).contains("proto static"));
    assertThat(lab.drift()).isEmpty();
    assertThat(lab.up()).isEmpty();
    assertThat(lab.isWhole().onNode(NODE1, "ip", "route")).contains(within, beyond);
  }

  @Test
  default void a_route_of_somebody_else_in_the_way_of_one_stops_up(TestLab lab) {
    Map<String, String> before = lab.seed().identities();
    String route = "10.1.2.0/24 via " + lab.nowhere();
    lab.onNode(NODE1, ("ip route replace " + route).split(" "));
    assertThat(lab.drift()).singleElement().asString().contains("not Kindred's");
    assertThat(lab.lab().status().foreign()).singleElement().matches(Foreign::inTheWay);
    assertThatThrownBy(lab::up)
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.getMessage()).contains(route).contains("edge1-control-plane");
              assertThat(fault.remedy())
                  .contains("kindred node edge1-control-plane -- ip route del " + route);
            });
    assertThat(lab.onNode(NODE1, "ip", "route")).contains(route);
    lab.onNode(NODE1, ("ip route del " + route).split(" "));
    lab.up();
    assertThat(lab.isWhole().identities()).isEqualTo(before);
  }

  @Test
  default void routes_that_an_older_kindred_set_are_adopted(TestLab lab) {
    Map<String, String> before = lab.seed().identities();
    String unnumbered = "ip route replace 10.1.2.0/24 via " + lab.address(TestLab.NODE2);
    lab.onNode(NODE1, unnumbered.split(" "));
    mends(
        lab,
        before,
        "mend route 10.1.2.0/24 via edge2-control-plane on edge1-control-plane: without"
            + " Kindred's protocol number");
    assertThat(lab.onNode(NODE1, "ip", "route", "show", "10.1.2.0/24").lines())
        .singleElement()
        .asString()
        .contains("proto 75");
  }

  @Test
  default void all_of_a_nodes_ipv6_routes(TestLab lab) {
    lab.up(DUAL);
    Map<String, String> before = lab.identities();
    lab.onNode(NODE1, "sh", "-c", "ip -6 route flush root fd10:1::/48");
    assertThat(lab.drift())
        .hasSizeGreaterThanOrEqualTo(3)
        .allMatch(line -> line.contains("fd10:1:") && line.contains("on edge1-control-plane"));
    lab.up();
    assertThat(lab.isWhole().identities()).isEqualTo(before);
  }

  @Test
  default void the_way_from_a_node_to_a_pod_of_it(TestLab lab) {
    Map<String, String> before = lab.seed().identities();
    String address = lab.address("edge1/demo1 net1");
    lab.onNode(NODE1, "ip", "route", "del", address);
    assertThat(lab.drift())
        .singleElement()
        .asString()
        .startsWith("mend route " + address + "/32 dev veth")
        .endsWith(" on edge1-control-plane: missing; it leads to edge1/demo1");
    lab.up();
    assertThat(lab.isWhole().identities()).isEqualTo(before);
  }

  @Test
  default void the_nodes_end_of_a_pods_cable_is_down(TestLab lab) {
    lab.up(DUAL);
    Map<String, String> before = lab.identities();
    String first = lab.address("edge1/demo net1");
    lab.onNode(
        NODE1,
        "sh",
        "-c",
        "set -- $(ip route show "
            + first
            + "); while [ \"$1\" != dev ]; do shift; done; ip link"
            + " set dev $2 down");
    assertThat(lab.drift()).isNotEmpty();
    lab.up();
    assertThat(lab.isWhole().identities()).isEqualTo(before);
  }

  @Test
  default void a_pods_interface_that_was_deleted(TestLab lab) {
    Map<String, String> before = lab.seed().identities();
    Map<String, List<String>> addresses = lab.addresses();
    lab.inPod("edge1/demo1", "ip", "link", "del", "dev", "net1");
    mends(lab, before, "mend net1 (data-plane) of pod edge1/demo1: missing");
    Map<String, List<String>> after = lab.addresses();
    assertThat(after.remove("edge1/demo1 net1")).hasSize(1);
    addresses.remove("edge1/demo1 net1");
    assertThat(after).as("the other addresses").isEqualTo(addresses);
  }

  @Test
  default void a_pods_interface_that_is_down(TestLab lab) {
    Map<String, String> before = lab.seed().identities();
    Map<String, List<String>> addresses = lab.addresses();
    lab.inPod("edge1/demo1", "ip", "link", "set", "dev", "net1", "down");
    mends(lab, before, "mend net1 of pod edge1/demo1: is down");
    assertThat(lab.addresses()).isEqualTo(addresses);
  }

  @Test
  default void a_pods_interface_with_ipv6_that_is_down(TestLab lab) {
    lab.up(DUAL);
    Map<String, String> before = lab.identities();
    lab.inPod("edge1/demo", "ip", "link", "set", "dev", "net1", "down");
    assertThat(lab.drift()).singleElement().asString().contains("net1").contains("edge1/demo");
    lab.up();
    assertThat(lab.isWhole().identities()).isEqualTo(before);
  }

  @Test
  default void a_pods_route_that_was_deleted(TestLab lab) {
    Map<String, String> before = lab.seed().identities();
    lab.inPod("edge1/demo1", "ip", "route", "del", "10.1.0.0/16");
    mends(lab, before, "mend net1 of pod edge1/demo1: lacks the route 10.1.0.0/16 via 10.1.1.1");
  }

  @Test
  default void a_pods_first_interface_that_was_deleted(TestLab lab) {
    Map<String, String> before = lab.seed().identities();
    lab.inPod("edge1/demo1", "ip", "link", "del", "dev", "eth0");
    mends(lab, before, "mend eth0 (pod_network) of pod edge1/demo1: missing");
  }

  @Test
  default void a_pod_that_is_gone(TestLab lab) {
    lab.up(DUAL);
    Map<String, String> before = lab.identities();
    Map<String, List<String>> addresses = lab.addresses();
    lab.removePod("edge1/demo/1");
    String drift = "add pod edge1/demo/1";
    assertThat(lab.drift()).containsExactly(drift);
    assertThat(lab.up()).containsExactly(drift);
    Map<String, String> after = lab.isWhole().identities();
    after.remove("edge1/demo/1");
    before.remove("edge1/demo/1");
    assertThat(after).isEqualTo(before);
    Map<String, List<String>> now = lab.addresses();
    assertThat(now.keySet()).isEqualTo(addresses.keySet());
    addresses.keySet().removeIf(link -> link.startsWith("edge1/demo/1 "));
    assertThat(now).as("the other addresses").containsAllEntriesOf(addresses);
  }

  @Test
  default void a_nodes_interface_that_is_down(TestLab lab) {
    lab.up(DUAL);
    Map<String, String> before = lab.identities();
    lab.onNode(NODE1, "ip", "link", "set", "dev", "eth0", "down");
    assertThat(lab.drift())
        .first()
        .asString()
        .startsWith("mend node edge1-control-plane: eth0 is down");
    lab.up();
    assertThat(lab.isWhole().identities()).isEqualTo(before);
  }

  @Test
  default void a_node_that_no_longer_forwards(TestLab lab) {
    Map<String, String> before = lab.seed().identities();
    lab.onNode(NODE1, "sh", "-c", "echo 0 >/proc/sys/net/ipv4/ip_forward");
    mends(lab, before, "mend node edge1-control-plane: net.ipv4.ip_forward is 0, not 1");
  }

  @Test
  default void a_node_that_filters_by_reverse_path(TestLab lab) {
    Map<String, String> before = lab.seed().identities();
    lab.onNode(NODE1, "sh", "-c", "echo 1 >/proc/sys/net/ipv4/conf/all/rp_filter");
    mends(lab, before, "mend node edge1-control-plane: net.ipv4.conf.all.rp_filter is 1, not 0");
  }
}
