package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.Cidr;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttachmentDiffTest {
  private final Drift lab = new Drift();

  @Test
  void an_interface_whose_plugin_did_not_finish_is_made_again() {
    lab.pod().attached.remove("net2");
    assertThat(lab.lines())
        .containsExactly("~ net2 (bridged) of pod edge1/demo (its plugin did not finish)");
  }

  @Test
  void a_missing_interface_is_made_again() {
    lab.node().links.remove(lab.end("net1").name());
    lab.pod().links.remove("net1");
    lab.pod().routes.removeIf(r -> r.device().equals("net1"));
    assertThat(lab.lines()).containsExactly("~ net1 (routed) of pod edge1/demo (missing)");
  }

  @Test
  void an_interface_that_is_down_is_set_up_with_its_routes() {
    Drift.set(lab.pod().links, Drift.link(lab.pod().links, "net2"), false, 1500);
    lab.pod().routes.removeIf(r -> r.device().equals("net2"));
    assertThat(lab.changes())
        .containsExactly(
            new InterfaceChange.Mend(
                lab.plan().pod(new PodId("edge1", "demo", 0)).orElseThrow(),
                "net2",
                List.of(Route.via(Cidr.of("10.2.0.0/16"), Cidr.of("10.2.1.1"))),
                List.of(Cidr.of("10.2.1.0/25")),
                "is down"));
  }

  @Test
  void an_interface_that_is_down_and_lost_its_ipv6_address_for_it_is_made_again() {
    Drift.set(
        lab.pod().links,
        World.link(Drift.link(lab.pod().links, "net1"), Labs.cidrs("10.1.1.2/32")),
        false,
        1500);
    assertThat(lab.lines()).containsExactly("~ net1 (routed) of pod edge1/demo (is down)");
  }

  @Test
  void an_interface_without_an_address_is_made_again() {
    lab.pod()
        .links
        .put("net1", World.link(Drift.link(lab.pod().links, "net1"), Labs.cidrs("10.1.1.2/32")));
    assertThat(lab.lines())
        .containsExactly(
            "~ net1 (routed) of pod edge1/demo (it has no address of fd10:1:0:1::/65)");
  }

  @Test
  void an_interface_with_another_mtu_is_made_again() {
    Drift.set(lab.pod().links, Drift.link(lab.pod().links, "net2"), true, 1400);
    assertThat(lab.lines())
        .containsExactly("~ net2 (bridged) of pod edge1/demo (its MTU is 1400, not 1500)");
  }

  @Test
  void a_lost_route_of_a_pod_is_set_again() {
    Drift.loseRoute(lab.pod().routes, "10.1.0.0/16");
    assertThat(lab.lines())
        .containsExactly("~ net1 of pod edge1/demo (lacks the route 10.1.0.0/16 via 10.1.1.1)");
    assertThat(lab.changes())
        .containsExactly(
            new InterfaceChange.Mend(
                lab.plan().pod(new PodId("edge1", "demo", 0)).orElseThrow(),
                "net1",
                List.of(Route.via(Cidr.of("10.1.0.0/16"), Cidr.of("10.1.1.1"))),
                List.of(),
                "lacks the route 10.1.0.0/16 via 10.1.1.1"));
  }

  @Test
  void a_route_of_a_pod_that_leads_elsewhere_is_set_right() {
    Drift.loseRoute(lab.pod().routes, "10.2.0.0/16");
    lab.pod().routes.add(World.via(Cidr.of("10.2.0.0/16"), Cidr.of("10.97.0.1"), "eth0"));
    assertThat(lab.lines())
        .containsExactly("~ net2 of pod edge1/demo (lacks the route 10.2.0.0/16 via 10.2.1.1)");
  }

  @Test
  void the_lost_default_route_of_a_pod_is_set_again() {
    Drift.loseRoute(lab.pod().routes, "0.0.0.0/0");
    assertThat(lab.lines())
        .containsExactly("~ eth0 of pod edge1/demo (lacks the route 0.0.0.0/0 via 10.97.0.1)");
  }

  @Test
  void a_pair_that_came_up_with_its_subnet_on_the_link_gets_the_way_by_the_node_again() {
    Drift.loseRoute(lab.pod().routes, "10.1.1.0/25");
    lab.pod().routes.add(World.onLink(Cidr.of("10.1.1.0/25"), "net1"));
    assertThat(lab.lines())
        .containsExactly("~ net1 of pod edge1/demo (lacks the route 10.1.1.0/25 via 10.1.1.1)");
  }

  @Test
  void a_route_of_the_workloads_own_by_its_gateway_is_left_alone() {
    lab.pod().routes.add(World.via(Cidr.of("10.0.0.0/8"), Cidr.of("10.1.1.1"), "net1"));
    assertThat(lab.lines()).isEmpty();
  }

  @Test
  void an_interface_that_lost_the_route_to_its_subnet_is_mended_in_place() {
    Drift.loseRoute(lab.pod().routes, "10.2.1.0/25");
    Drift.loseRoute(lab.pod().routes, "10.3.0.0/16");
    assertThat(lab.lines())
        .containsExactly(
            "~ net2 of pod edge1/demo (lacks the route to its subnet 10.2.1.0/25)",
            "~ net3 of pod edge1/demo (lacks the route to its subnet 10.3.0.0/16)");
  }

  @Test
  void the_nodes_own_route_to_a_pod_is_set_again() {
    Drift.loseRoute(lab.node().routes, "10.1.1.2/32");
    String veth = lab.end("net1").name();
    assertThat(lab.changes())
        .containsExactly(
            new RouteChange.SetToPod(
                Labs.node("edge1-control-plane"),
                Cidr.of("10.1.1.2/32"),
                veth,
                new PodId("edge1", "demo", 0)));
    assertThat(lab.lines())
        .containsExactly(
            "~ route 10.1.1.2/32 dev "
                + veth
                + " on edge1-control-plane (missing; it leads to edge1/demo)");
  }

  @Test
  void the_nodes_own_route_to_a_pod_by_another_interface_is_set_right() {
    Drift.loseRoute(lab.node().routes, "10.1.1.2/32");
    lab.node().routes.add(World.onLink(Cidr.of("10.1.1.2/32"), lab.end("eth0").name()));
    assertThat(lab.lines())
        .containsExactly(
            "~ route 10.1.1.2/32 dev "
                + lab.end("net1").name()
                + " on edge1-control-plane (missing; it leads to edge1/demo)");
  }

  @Test
  void an_interface_whose_other_end_is_down_or_elsewhere_is_made_again() {
    Drift.set(lab.node().links, lab.end("net1"), false, 1500);
    lab.node().links.remove(lab.end("net2").name());
    assertThat(lab.lines())
        .containsExactly(
            "~ net1 (routed) of pod edge1/demo (its other end is down on edge1-control-plane)",
            "~ net2 (bridged) of pod edge1/demo"
                + " (its other end is not on edge1-control-plane)");
  }

  @Test
  void an_interface_whose_gateway_is_gone_is_made_again() {
    Observed.Interface end = lab.end("net1");
    lab.node().links.put(end.name(), World.link(end, Labs.cidrs("10.1.1.1/32")));
    lab.node()
        .links
        .put("kindred2", World.link(Drift.link(lab.node().links, "kindred2"), List.of()));
    assertThat(lab.lines())
        .containsExactly(
            "~ net1 (routed) of pod edge1/demo ("
                + end.name()
                + " on edge1-control-plane lacks fd10:1:0:1::1)",
            "~ net2 (bridged) of pod edge1/demo"
                + " (kindred2 on edge1-control-plane lacks 10.2.1.1)");
  }

  @Test
  void an_interface_whose_bridge_is_down_is_made_again() {
    Drift.set(lab.node().links, Drift.link(lab.node().links, "kindred2"), false, 1500);
    assertThat(lab.lines())
        .containsExactly(
            "~ net2 (bridged) of pod edge1/demo (kindred2 is down on edge1-control-plane)");
  }

  @Test
  void an_interface_that_left_its_bridge_is_made_again() {
    Observed.Interface end = lab.end("net2");
    lab.node()
        .links
        .put(
            end.name(),
            new Observed.Interface(
                end.name(), end.index(), end.peer(), "", true, end.addresses(), 1500));
    assertThat(lab.lines())
        .containsExactly(
            "~ net2 (bridged) of pod edge1/demo"
                + " (it is not on the bridge kindred2 of edge1-control-plane)");
  }
}
