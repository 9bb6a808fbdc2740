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
  /** Asserts that this is the drift, that up mends it, and that every other pod stays as it is. */
  static void mends(TestLab lab, Map<String, String> before, String... drift) {
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
    lab.reroute(NODE1, "10.1.2.0/24", "via " + lab.nowhere() + " proto 75");
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
    lab.reroute(NODE1, "10.1.2.128/25", "via " + lab.nowhere() + " proto static");
    lab.reroute(NODE1, "10.77.0.0/16", "via " + lab.address(TestLab.NODE2));
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
    lab.reroute(NODE1, "10.1.2.0/24", "via " + lab.nowhere());
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
  default void a_pods_interface_that_is_down(TestLab lab) {
    Map<String, String> before = lab.seed().identities();
    Map<String, List<String>> addresses = lab.addresses();
    lab.inPod("edge1/demo1", "ip", "link", "set", "dev", "net1", "down");
    mends(lab, before, "mend net1 of pod edge1/demo1: is down");
    assertThat(lab.addresses()).isEqualTo(addresses);
  }

  @Test
  default void a_pods_interface_that_is_made_anew_leaves_the_other_pods_as_they_are(TestLab lab) {
    Map<String, String> before = lab.seed().identities();
    Map<String, List<String>> addresses = lab.addresses();
    lab.inPod("edge1/demo1", "ip", "link", "del", "dev", "net1");
    String drift = lab.mended("edge1/demo1", "net1 (data-plane)", "missing");
    assertThat(lab.drift()).containsExactly(drift);
    assertThat(lab.up()).containsExactly(drift);
    Map<String, String> after = lab.isWhole().identities();
    before.remove("edge1/demo1");
    assertThat(after).hasSize(4).containsAllEntriesOf(before);
    Map<String, List<String>> now = lab.addresses();
    assertThat(now.keySet()).isEqualTo(addresses.keySet());
    addresses.keySet().removeIf(link -> link.startsWith("edge1/demo1 "));
    assertThat(now).as("the other addresses").containsAllEntriesOf(addresses);
  }

  @Test
  default void a_pods_route_that_was_deleted(TestLab lab) {
    Map<String, String> before = lab.seed().identities();
    lab.inPod("edge1/demo1", "ip", "route", "del", "10.1.0.0/16");
    mends(lab, before, "mend net1 of pod edge1/demo1: lacks the route 10.1.0.0/16 via 10.1.1.1");
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
