package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementTest {
  private static final String FILE =
      """
      clusters: [{name: a, nodes: 3}]
      networks: []
      workloads:
        - {name: one, replicas: 2}
        - {name: two, replicas: 2}
      """;

  private static List<String> places(Plan plan) {
    return plan.pods().stream().map(p -> p.id() + " on " + p.node()).toList();
  }

  @Test
  void puts_every_new_pod_where_the_fewest_are() {
    assertThat(places(Labs.plan(FILE)))
        .containsExactly(
            "a/one on a-control-plane",
            "a/one/1 on a-worker",
            "a/two on a-worker2",
            "a/two/1 on a-control-plane");
  }

  @Test
  void leaves_a_pod_where_it_is_and_fills_the_gaps() {
    Plan before = Labs.plan(FILE);
    Plan after =
        Labs.plan(FILE.replace("{name: one, replicas: 2}", "{name: new, replicas: 3}"), before);
    assertThat(places(after))
        .containsExactly(
            "a/new on a-worker",
            "a/new/1 on a-control-plane",
            "a/new/2 on a-worker",
            "a/two on a-worker2",
            "a/two/1 on a-control-plane");
  }

  @Test
  void moves_a_pod_whose_node_is_gone() {
    Plan after = Labs.plan(FILE.replace("nodes: 3", "nodes: 2"), Labs.plan(FILE));
    assertThat(places(after))
        .containsExactly(
            "a/one on a-control-plane",
            "a/one/1 on a-worker",
            "a/two on a-worker",
            "a/two/1 on a-control-plane");
  }

  @Test
  void runs_a_workload_only_in_its_clusters() {
    Plan plan =
        Labs.plan(
            "networks: []\nworkloads: [{name: w, clusters: [edge2]}, {name: none, replicas: 0}]");
    assertThat(places(plan)).containsExactly("edge2/w on edge2-control-plane");
  }
}
