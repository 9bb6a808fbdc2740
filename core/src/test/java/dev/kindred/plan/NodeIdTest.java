package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NodeIdTest {
  private static NodeId node(String cluster, String name) {
    return new NodeId(cluster, name);
  }

  @Test
  void is_told_by_its_name() {
    assertThat(node("edge1", "edge1-worker2")).hasToString("edge1-worker2");
  }

  @Test
  void sorts_by_cluster_and_then_by_name_with_numbers_as_numbers() {
    List<NodeId> sorted =
        List.of(
            node("a", "a-control-plane"),
            node("a", "a-worker"),
            node("a", "a-worker2"),
            node("a", "a-worker10"),
            node("b", "7"),
            node("b", "12"));
    assertThat(Stream.of(5, 2, 0, 3, 4, 1).map(sorted::get).sorted()).isEqualTo(sorted);
  }
}
