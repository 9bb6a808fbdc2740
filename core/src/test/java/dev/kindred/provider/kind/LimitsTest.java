package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.Allocation;
import dev.kindred.plan.Planner;
import dev.kindred.plan.Underlay;
import dev.kindred.provider.Underlays;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Problem;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {
  @Test
  void a_deployment_always_starts_its_pods_again() {
    String file =
        """
        workloads:
          - {name: a, command: 'true', restart: always}
          - {name: b, command: 'true', restart: never}
        """;
    Underlay underlay = Underlays.bare(List.of(Cidr.of("172.30.0.0/16")));
    assertThat(
            Limits.of(
                Planner.plan(
                    TopologyReader.read("k.yaml", file, Vocabularies.DIALECT).topology(),
                    underlay,
                    Allocation.NONE)))
        .containsExactly(
            new Problem(
                "workloads[1].restart",
                "a workload on kind is a Deployment, whose pods are always started again; it"
                    + " cannot be never",
                "Leave the key out, or use provider netns."));
  }
}
