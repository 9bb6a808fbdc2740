package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.Cidr;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouteDiffTest {
  private final Drift lab = new Drift();

  @Test
  void a_lost_route_is_set_again() {
    Drift.loseRoute(lab.node().routes, "10.1.2.0/24");
    assertThat(lab.lines())
        .containsExactly("~ route 10.1.2.0/24 via 172.30.0.4 on edge1-control-plane (missing)");
  }

  @Test
  void a_route_that_leads_elsewhere_is_set_right() {
    Drift.loseRoute(lab.node().routes, "10.1.2.0/24");
    lab.node().routes.add(World.via(Cidr.of("10.1.2.0/24"), Cidr.of("172.30.0.99"), "eth0"));
    assertThat(lab.lines())
        .containsExactly(
            "~ route 10.1.2.0/24 via 172.30.0.4 on edge1-control-plane"
                + " (leads to 172.30.0.99 instead)");
  }

  @Test
  void a_route_on_the_link_in_place_of_one_by_a_gateway_is_set_right() {
    Drift.loseRoute(lab.node().routes, "10.1.2.0/24");
    lab.node().routes.add(World.onLink(Cidr.of("10.1.2.0/24"), "eth0"));
    assertThat(lab.lines())
        .containsExactly(
            "~ route 10.1.2.0/24 via 172.30.0.4 on edge1-control-plane (leads to eth0 instead)");
  }

  @Test
  void a_second_way_to_a_destination_goes_and_the_right_one_stays() {
    lab.node().routes.add(World.via(Cidr.of("10.1.2.0/24"), Cidr.of("172.30.0.99"), "eth0"));
    assertThat(lab.lines())
        .containsExactly(
            "- route 10.1.2.0/24 via 172.30.0.99 on edge1-control-plane (not in the plan)");
  }

  @Test
  void several_wrong_ways_to_a_destination_all_go_before_the_right_one_is_set() {
    Drift.loseRoute(lab.node().routes, "10.1.2.0/24");
    lab.node().routes.add(World.via(Cidr.of("10.1.2.0/24"), Cidr.of("172.30.0.99"), "eth0"));
    lab.node().routes.add(World.via(Cidr.of("10.1.2.0/24"), Cidr.of("172.30.0.98"), "eth0"));
    assertThat(lab.lines())
        .containsExactly(
            "- route 10.1.2.0/24 via 172.30.0.98 on edge1-control-plane (not in the plan)",
            "- route 10.1.2.0/24 via 172.30.0.99 on edge1-control-plane (not in the plan)",
            "~ route 10.1.2.0/24 via 172.30.0.4 on edge1-control-plane"
                + " (leads to 172.30.0.99 instead)");
  }

  @Test
  void a_black_hole_in_place_of_a_route_goes_by_its_type() {
    Drift.loseRoute(lab.node().routes, "10.1.2.0/24");
    lab.node()
        .routes
        .add(new Observed.TableRoute(Cidr.of("10.1.2.0/24"), Optional.empty(), "", "blackhole"));
    assertThat(lab.lines())
        .containsExactly(
            "- route blackhole 10.1.2.0/24 on edge1-control-plane (not in the plan)",
            "~ route 10.1.2.0/24 via 172.30.0.4 on edge1-control-plane (is refused instead)");
    assertThat(lab.changes().getFirst())
        .isEqualTo(
            new Change.RemoveRoute(
                Labs.node("edge1-control-plane"),
                Route.unreachable(Cidr.of("10.1.2.0/24")),
                "blackhole"));
  }

  @Test
  void a_prohibiting_route_refuses_a_network_as_well_as_an_unreachable_one() {
    Drift.loseRoute(lab.node().routes, "10.1.0.0/16");
    lab.node()
        .routes
        .add(new Observed.TableRoute(Cidr.of("10.1.0.0/16"), Optional.empty(), "", "prohibit"));
    assertThat(lab.changes()).isEmpty();
  }

  @Test
  void a_network_that_is_no_longer_refused_is_refused_again() {
    Drift.loseRoute(lab.node().routes, "10.1.0.0/16");
    lab.node().routes.add(World.via(Cidr.of("10.1.0.0/16"), Cidr.of("172.30.0.1"), "eth0"));
    assertThat(lab.lines())
        .containsExactly(
            "- route 10.1.0.0/16 via 172.30.0.1 on edge1-control-plane (not in the plan)",
            "~ route unreachable 10.1.0.0/16 on edge1-control-plane"
                + " (leads to 172.30.0.1 instead)");
  }

  @Test
  void foreign_routes_by_a_gateway_and_foreign_refusals_go() {
    lab.node().routes.add(World.via(Cidr.of("10.88.0.0/16"), Cidr.of("172.30.0.1"), "eth0"));
    lab.node()
        .routes
        .add(new Observed.TableRoute(Cidr.of("10.77.0.0/16"), Optional.empty(), "", true));
    assertThat(lab.lines())
        .containsExactly(
            "- route unreachable 10.77.0.0/16 on edge1-control-plane (not in the plan)",
            "- route 10.88.0.0/16 via 172.30.0.1 on edge1-control-plane (not in the plan)");
  }

  @Test
  void routes_on_a_link_are_nobodys_fault() {
    lab.node().routes.add(World.onLink(Cidr.of("192.168.7.0/24"), "eth9"));
    assertThat(lab.changes()).isEmpty();
  }

  @Test
  void a_default_route_goes_where_there_is_no_way_out() {
    lab.node().routes.add(World.via(Cidr.of("0.0.0.0/0"), Cidr.of("172.30.0.1"), "eth0"));
    assertThat(lab.lines())
        .containsExactly(
            "- route 0.0.0.0/0 via 172.30.0.1 on edge1-control-plane (not in the plan)");
  }

  @Test
  void a_default_route_on_kubernetes_is_the_engines() {
    Plan plan = Labs.onKubernetes(Drift.FILE);
    World world = World.of(plan);
    world
        .node("edge1-control-plane")
        .routes
        .add(World.via(Cidr.of("0.0.0.0/0"), Cidr.of("172.30.0.1"), "eth0"));
    assertThat(Diff.of(plan, world.observed())).noneMatch(Change.OfRoute.class::isInstance);
  }
}
