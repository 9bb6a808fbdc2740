package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.List;
import org.junit.jupiter.api.Test;

class WayOutDiffTest {
  private static final String CLOSED =
      """
      clusters: [{name: edge1, nodes: 2}, {name: edge2}]
      networks: [{name: blue}]
      workloads: []
      """;

  private static final Plan OPEN = Labs.plan("internet: true\n" + CLOSED);
  private static final Cidr GATEWAY = OPEN.gateway().orElseThrow();

  private static List<String> lines(Plan plan, WayOut seen) {
    return WayOutDiff.of(plan, seen).stream().map(Drift::line).toList();
  }

  @Test
  void a_lab_has_one_when_its_file_says_so() {
    assertThat(lines(OPEN, WayOut.NONE)).containsExactly("+ way out to the internet");
    assertThat(lines(Labs.plan(CLOSED), WayOut.NONE)).isEmpty();
    assertThat(lines(OPEN, whole())).isEmpty();
    assertThat(lines(Labs.plan(CLOSED), whole()))
        .containsExactly("- way out to the internet (not in the topology)");
  }

  private static WayOut whole() {
    return new WayOut(true, List.of(GATEWAY), OPEN.routes().back());
  }

  @Test
  void its_routes_lead_to_each_slice_of_pods_by_its_node() {
    assertThat(GATEWAY.ip()).isEqualTo("172.30.0.1");
    assertThat(OPEN.routes().back())
        .hasSize(3)
        .allSatisfy(r -> assertThat(r.destination().family()).isEqualTo(Family.IPV4))
        .allSatisfy(r -> assertThat(r.destination().toString()).startsWith("10.9"));
    for (PlannedNode node : OPEN.nodes()) {
      assertThat(OPEN.routes().of(node.id())).contains(Route.via(Cidr.of("0.0.0.0/0"), GATEWAY));
    }
    assertThat(Labs.plan(CLOSED).routes().back()).isEmpty();
  }

  @Test
  void what_is_wrong_with_it_is_named_in_one_change() {
    WayOut bare = new WayOut(true, List.of(), List.of());
    Route lost = OPEN.routes().back().getFirst();
    Route more = Route.via(Cidr.of("10.5.0.0/16"), Cidr.of("172.30.0.2"));
    List<Route> rest = OPEN.routes().back().subList(1, 3);
    assertThat(lines(OPEN, new WayOut(false, List.of(GATEWAY), OPEN.routes().back())))
        .containsExactly("~ way out to the internet (it is closed)");
    assertThat(lines(OPEN, bare))
        .containsExactly(
            "~ way out to the internet (it lacks 172.30.0.1; it lacks 3 routes to pods)");
    assertThat(lines(OPEN, new WayOut(true, List.of(GATEWAY), rest)))
        .containsExactly("~ way out to the internet (it lacks the route " + lost + ")");
    List<Route> all = new java.util.ArrayList<>(OPEN.routes().back());
    all.add(more);
    assertThat(lines(OPEN, new WayOut(true, List.of(GATEWAY), all)))
        .containsExactly("~ way out to the internet (it has the route " + more + " more)");
  }

  @Test
  void a_world_that_opens_and_closes_it_comes_to_rest() {
    World world = World.of(Labs.plan(CLOSED));
    assertThat(world.become(OPEN).stream().map(Drift::line))
        .containsExactly(
            "+ way out to the internet",
            "~ route 0.0.0.0/0 via 172.30.0.1 on edge1-control-plane (missing)",
            "~ route 0.0.0.0/0 via 172.30.0.1 on edge1-worker (missing)",
            "~ route 0.0.0.0/0 via 172.30.0.1 on edge2-control-plane (missing)");
    assertThat(world.become(OPEN)).isEmpty();
    assertThat(world.become(Labs.plan(CLOSED)).stream().map(Drift::line))
        .containsExactly(
            "- way out to the internet (not in the topology)",
            "- route 0.0.0.0/0 via 172.30.0.1 on edge1-control-plane (not in the plan)",
            "- route 0.0.0.0/0 via 172.30.0.1 on edge1-worker (not in the plan)",
            "- route 0.0.0.0/0 via 172.30.0.1 on edge2-control-plane (not in the plan)");
    assertThat(world.become(Labs.plan(CLOSED))).isEmpty();
  }
}
