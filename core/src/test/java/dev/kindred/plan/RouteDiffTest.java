package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.Cidr;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        .add(new TableRoute(Cidr.of("10.1.2.0/24"), Optional.empty(), "", "blackhole"));
    assertThat(lab.lines())
        .containsExactly(
            "- route blackhole 10.1.2.0/24 on edge1-control-plane (not in the plan)",
            "~ route 10.1.2.0/24 via 172.30.0.4 on edge1-control-plane (is refused instead)");
    assertThat(lab.changes().getFirst())
        .isEqualTo(
            new RouteChange.Remove(
                Labs.node("edge1-control-plane"),
                Route.unreachable(Cidr.of("10.1.2.0/24")),
                "blackhole",
                true));
  }

  @Test
  void a_prohibiting_route_refuses_a_network_as_well_as_an_unreachable_one() {
    Drift.loseRoute(lab.node().routes, "10.1.0.0/16");
    lab.node().routes.add(new TableRoute(Cidr.of("10.1.0.0/16"), Optional.empty(), "", "prohibit"));
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
  void numbered_routes_that_are_not_in_the_plan_go() {
    lab.node().routes.add(World.via(Cidr.of("10.88.0.0/16"), Cidr.of("172.30.0.1"), "eth0"));
    lab.node().routes.add(new TableRoute(Cidr.of("10.77.0.0/16"), Optional.empty(), "", true));
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
  void a_numbered_default_route_goes_where_there_is_no_way_out() {
    lab.node().routes.add(World.via(Cidr.of("0.0.0.0/0"), Cidr.of("172.30.0.1"), "eth0"));
    assertThat(lab.lines())
        .containsExactly(
            "- route 0.0.0.0/0 via 172.30.0.1 on edge1-control-plane (not in the plan)");
  }

  private static final Cidr SLICE = Cidr.of("10.1.2.0/24");

  private static TableRoute somebodys(String destination, String gateway) {
    return World.via(Cidr.of(destination), Cidr.of(gateway), "eth0").by("static");
  }

  private List<ForeignRoute> foreign() {
    return Diff.of(lab.plan(), lab.world().observed(), Optional.empty()).foreign().stream()
        .map(ForeignRoute.class::cast)
        .toList();
  }

  @Test
  void somebody_elses_routes_beyond_the_data_plane_are_none_of_its_business() {
    lab.node().routes.add(somebodys("10.88.0.0/16", "172.30.0.4"));
    lab.node().routes.add(somebodys("0.0.0.0/0", "172.30.0.1"));
    assertThat(lab.changes()).isEmpty();
    assertThat(foreign()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.1.2.0/25", "10.1.2.7/32", "10.1.1.128/25", "10.3.0.0/24"})
  void one_within_a_block_is_named_and_left(String destination) {
    lab.node().routes.add(somebodys(destination, "172.30.0.99"));
    assertThat(lab.changes()).isEmpty();
    assertThat(foreign())
        .singleElement()
        .satisfies(f -> {
          assertThat(f.inTheWay()).isFalse();
          assertThat(f.subject())
              .isEqualTo(
                  "route %s via 172.30.0.99 dev eth0 proto static on edge1-control-plane"
                      .formatted(destination));
          assertThat(f.remedy())
              .hasToString(
                  "kindred node edge1-control-plane -- ip route del %s via 172.30.0.99 dev eth0"
                      .formatted(destination));
        });
  }

  @Test
  void what_plugins_and_the_kernel_set_for_pods_is_not_named() {
    lab.node().routes.replaceAll(r -> r.ours() && r.gateway().isEmpty() ? r.by("kernel") : r);
    assertThat(foreign()).noneMatch(f -> !f.route().refused());
  }

  @Test
  void one_in_place_of_the_planned_one_is_in_the_way() {
    Drift.loseRoute(lab.node().routes, "10.1.2.0/24");
    lab.node().routes.add(somebodys("10.1.2.0/24", "172.30.0.99"));
    assertThat(lab.lines())
        .containsExactly(
            "~ route 10.1.2.0/24 via 172.30.0.4 on edge1-control-plane"
                + " (leads to 172.30.0.99 instead, by a route that is not Kindred's)");
    assertThat(foreign())
        .singleElement()
        .satisfies(f -> assertThat(f.planned()).map(Route::destination).contains(SLICE));
  }

  @Test
  void one_that_the_kernel_takes_last_is_named_and_the_planned_one_set_beside_it() {
    Drift.loseRoute(lab.node().routes, "10.1.2.0/24");
    lab.node()
        .routes
        .add(
            new TableRoute(
                SLICE, Optional.of(Cidr.of("172.30.0.99")), "eth0", "unicast", "bird", 32));
    assertThat(lab.lines())
        .containsExactly("~ route 10.1.2.0/24 via 172.30.0.4 on edge1-control-plane (missing)");
    assertThat(foreign()).singleElement().matches(f -> !f.inTheWay());
  }

  @Test
  void one_that_the_kernel_takes_before_the_planned_one_is_in_the_way_beside_it() {
    Cidr slice = Cidr.of("fd10:1:0:2::/64");
    lab.node()
        .routes
        .add(new TableRoute(slice, Optional.of(Cidr.of("fe80::1")), "eth0", "unicast", "bird", 32));
    assertThat(lab.changes()).isEmpty();
    assertThat(foreign()).singleElement().matches(ForeignRoute::inTheWay);
  }

  @Test
  void routes_of_an_older_kindred_are_given_the_number() {
    lab.node().routes.replaceAll(r -> r.destination().equals(SLICE) ? r.by("boot") : r);
    assertThat(lab.lines())
        .containsExactly(
            "~ route 10.1.2.0/24 via 172.30.0.4 on edge1-control-plane"
                + " (without Kindred's protocol number)");
    assertThat(foreign()).isEmpty();
  }

  @Test
  void routes_of_an_older_kindred_go_with_their_network() {
    lab.node().routes.replaceAll(r -> r.by("boot"));
    String without =
        Drift.FILE.replaceAll("(?s)  - name: routed.*?(?=  - name)", "").replace("routed, ", "");
    Plan next = Labs.plan(without, lab.plan());
    Diff.Result diff = Diff.of(next, lab.world().observed(), Optional.of(lab.plan()));
    assertThat(diff.changes())
        .contains(
            new RouteChange.Remove(
                Labs.node("edge1-control-plane"),
                Route.via(SLICE, Cidr.of("172.30.0.4")),
                "unicast",
                false));
  }

  @Test
  void a_default_route_on_kubernetes_is_the_engines() {
    Plan plan = Labs.onKubernetes(Drift.FILE);
    World world = World.of(plan);
    world
        .node("edge1-control-plane")
        .routes
        .add(World.via(Cidr.of("0.0.0.0/0"), Cidr.of("172.30.0.1"), "eth0").by("boot"));
    assertThat(Diff.of(plan, world.observed())).noneMatch(RouteChange.class::isInstance);
  }
}
