package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.plan.PodId;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.topology.Topology;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetsTest {
  private static final Topology LAB =
      TopologyReader.read(
              "kindred.yaml",
              """
              clusters:
                - name: core
                  nodes: 3
                - edge
              workloads:
                - name: router
                  replicas: 2
                  clusters: [core]
                - name: sensor
              """,
              Vocabularies.DIALECT)
          .topology();

  private final Targets targets = new Targets(LAB, Optional.empty());

  private PodId pod(String line) {
    return targets.pod(line.isEmpty() ? List.of() : List.of(line.split(" ")));
  }

  @Test
  void a_pod_is_named_by_cluster_workload_and_index() {
    assertThat(pod("core/router")).isEqualTo(new PodId("core", "router", 0));
    assertThat(pod("core/router/1")).isEqualTo(new PodId("core", "router", 1));
    assertThat(pod("core router 1")).isEqualTo(new PodId("core", "router", 1));
  }

  @Test
  void a_pod_is_numbered_as_in_the_seed() {
    assertThat(pod("1 2")).isEqualTo(new PodId("core", "sensor", 0));
    assertThat(pod("2 1")).isEqualTo(new PodId("edge", "sensor", 0));
    assertThat(pod("1/1/1")).isEqualTo(new PodId("core", "router", 1));
  }

  @Test
  void without_a_cluster_the_one_in_use_is_meant() {
    assertThat(pod("")).isEqualTo(new PodId("core", "router", 0));
    assertThat(pod("sensor")).isEqualTo(new PodId("core", "sensor", 0));
    Targets inUse = new Targets(LAB, Optional.of("edge"));
    assertThat(inUse.pod(List.of("sensor"))).isEqualTo(new PodId("edge", "sensor", 0));
    assertThat(inUse.node(Optional.empty())).isEqualTo(DeclaredNodes.id("edge", 1));
  }

  @Test
  void a_cluster_in_use_that_is_gone_is_forgotten() {
    assertThat(new Targets(LAB, Optional.of("gone")).pod(List.of()).cluster()).isEqualTo("core");
  }

  @Test
  void a_node_is_named_as_kind_does_or_numbered() {
    assertThat(targets.node(Optional.of("core-worker2"))).isEqualTo(DeclaredNodes.id("core", 3));
    assertThat(targets.node(Optional.of("core"))).isEqualTo(DeclaredNodes.id("core", 1));
    assertThat(targets.node(Optional.of("core/2"))).isEqualTo(DeclaredNodes.id("core", 2));
    assertThat(targets.node(Optional.of("1/3"))).isEqualTo(DeclaredNodes.id("core", 3));
  }

  @Test
  void a_typo_is_answered_with_the_nearest_name() {
    assertThatThrownBy(() -> pod("cor/router")).hasMessage("there is no cluster cor");
    assertThatThrownBy(() -> pod("core/rooter"))
        .isInstanceOfSatisfying(
            UsageFault.class, e -> assertThat(e.remedy()).isEqualTo("Did you mean router?"))
        .hasMessage("there is no workload rooter in cluster core");
    assertThatThrownBy(() -> pod("3 1"))
        .isInstanceOfSatisfying(
            UsageFault.class, e -> assertThat(e.remedy()).isEqualTo("There are: core, edge."))
        .hasMessage("there is no cluster 3");
    assertThatThrownBy(() -> pod("core/router/2"))
        .isInstanceOfSatisfying(
            UsageFault.class,
            e -> assertThat(e.remedy()).isEqualTo("Replicas are numbered from 0 to 1."))
        .hasMessage("router has no replica 2");
    assertThatThrownBy(() -> pod("a/b/c/d")).hasMessage("a/b/c/d names no pod");
    assertThatThrownBy(() -> targets.node(Optional.of("core-worker9")))
        .isInstanceOfSatisfying(
            UsageFault.class, e -> assertThat(e.remedy()).startsWith("Did you mean core-worker"));
  }
}
