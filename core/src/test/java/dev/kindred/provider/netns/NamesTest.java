package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import dev.kindred.provider.DeclaredNodes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  /** Names of clusters that could be taken for parts of others. */
  private static final List<String> CLUSTERS =
      List.of(
          "edge1",
          "a",
          "a-worker",
          "a-worker2",
          "a-control-plane",
          "worker",
          "control-plane",
          "worker2-worker",
          "0",
          "a-0");

  @Test
  void every_nodes_name_leads_back_to_it() {
    for (String cluster : CLUSTERS) {
      for (int index : List.of(1, 2, 3, 10, 123)) {
        NodeId node = DeclaredNodes.id(cluster, index);
        assertThat(Names.node(Names.of(node))).contains(node);
        assertThat(Names.pod(Names.of(node))).isEmpty();
        assertThat(Names.isPod(Names.of(node))).isFalse();
      }
    }
  }

  @Test
  void every_pods_name_leads_back_to_it() {
    for (String cluster : CLUSTERS) {
      for (String workload : List.of("demo", "demo-1", "0", "a-worker", "a-control-plane")) {
        for (int index : List.of(0, 1, 10, 4711)) {
          PodId pod = new PodId(cluster, workload, index);
          assertThat(Names.pod(Names.of(pod))).contains(pod);
          assertThat(Names.node(Names.of(pod))).isEmpty();
          assertThat(Names.isPod(Names.of(pod))).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "underlay",
        "foreign",
        "edge1-worker0",
        "edge1-worker1",
        "edge1-worker02",
        "edge1-worker+2",
        "edge1-worker-1",
        "edge1-worker99999999999",
        "edge1-worker2x",
        "-control-plane",
        "-worker",
        "edge1_demo",
        "edge1_demo-",
        "edge1_demo-00",
        "edge1_demo-01",
        "edge1_demo-+1",
        "edge1_demo-x",
        "edge1_-1",
        "_demo-1",
        "edge1_demo-99999999999",
        "_"
      })
  void a_name_that_we_do_not_give_is_nobodys(String name) {
    assertThat(Names.node(name)).isEmpty();
    assertThat(Names.pod(name)).isEmpty();
  }
}
