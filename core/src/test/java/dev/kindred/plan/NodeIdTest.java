package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeIdTest {
  @ParameterizedTest
  @CsvSource({
    "1, edge1-control-plane",
    "2, edge1-worker",
    "3, edge1-worker2",
    "12, edge1-worker11",
  })
  void has_the_name_that_kind_gives(int index, String name) {
    NodeId node = new NodeId("edge1", index);
    assertThat(node.name()).isEqualTo(name);
    assertThat(node).hasToString(name);
  }

  @Test
  void sorts_by_cluster_and_then_by_index() {
    assertThat(Stream.of(new NodeId("b", 1), new NodeId("a", 10), new NodeId("a", 2)).sorted())
        .containsExactly(new NodeId("a", 2), new NodeId("a", 10), new NodeId("b", 1));
  }
}
