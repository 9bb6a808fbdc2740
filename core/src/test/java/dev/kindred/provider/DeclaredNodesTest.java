package dev.kindred.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.NodeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredNodesTest {
  @ParameterizedTest
  @CsvSource({
    "1, edge1-control-plane",
    "2, edge1-worker",
    "3, edge1-worker2",
    "12, edge1-worker11",
  })
  void have_the_names_that_kind_gives(int place, String name) {
    NodeId node = DeclaredNodes.id("edge1", place);
    assertThat(node.name()).isEqualTo(name);
    assertThat(DeclaredNodes.place(node)).hasValue(place);
    assertThat(DeclaredNodes.named(name)).contains(node);
  }

  @Test
  void are_told_apart_from_clusters_with_such_names() {
    assertThat(DeclaredNodes.named("a-worker-control-plane"))
        .contains(DeclaredNodes.controlPlane("a-worker"));
    assertThat(DeclaredNodes.named("a-control-plane-worker3"))
        .contains(DeclaredNodes.id("a-control-plane", 4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "edge1",
        "-worker",
        "-control-plane",
        "a-worker0",
        "a-worker1",
        "a-worker02",
        "a-workers"
      })
  void have_no_other_names(String name) {
    assertThat(DeclaredNodes.named(name)).isEmpty();
  }
}
