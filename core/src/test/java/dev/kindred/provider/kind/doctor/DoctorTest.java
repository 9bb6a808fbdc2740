package dev.kindred.provider.kind.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.MissingRequirement;
import dev.kindred.plan.Allocation;
import dev.kindred.plan.Plan;
import dev.kindred.plan.Planner;
import dev.kindred.plan.Traits;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.Finding;
import dev.kindred.provider.Underlays;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorTest {
  private static final Requirements WISH = new Requirements(2, 3, List.of(), List.of());

  @Test
  void all_that_is_fatal_is_one_missing_requirement() {
    List<Finding> findings =
        List.of(
            Finding.ok("engine", "podman"),
            Finding.fatal("kernel", "it has no veth", "sudo modprobe veth"),
            Finding.warning("disk", "low", "podman system prune"),
            Finding.fatal("ports", "somebody listens on port 80", "sudo ss -ltnp"));

    assertThatThrownBy(() -> Doctor.require(findings, WISH))
        .isInstanceOfSatisfying(
            MissingRequirement.class,
            e ->
                assertThat(e.remedy())
                    .isEqualTo(
                        """
                        # kernel:
                        sudo modprobe veth
                        # ports:
                        sudo ss -ltnp
                        # Then see again: kindred doctor --provider kind\
                        """))
        .hasMessage(
            """
            this machine is not ready for 2 clusters with 3 nodes:
              kernel: it has no veth
              ports: somebody listens on port 80\
            """);
  }

  @Test
  void what_is_not_fatal_is_in_nobody_s_way() {
    assertThatCode(() ->
            Doctor.require(
                List.of(Finding.warning("disk", "low", ""), Finding.unknown("memory", "not known")),
                WISH))
        .doesNotThrowAnyException();
  }

  @Test
  void a_wish_has_the_nodes_and_blocks_of_some_clusters_of_a_plan() {
    Plan plan =
        Planner.plan(
            TopologyReader.read(
                    "kindred.yaml",
                    "clusters:\n  - name: a\n    nodes: 3\n  - b\n",
                    Vocabularies.DIALECT)
                .topology(),
            Underlays.unknown(Traits.ofKubernetes(DeclaredNodes.POD_LINK)),
            Allocation.NONE);

    assertThat(Requirements.of(plan, List.of("a")))
        .isEqualTo(
            new Requirements(
                1,
                3,
                List.of(Cidr.of("10.1.0.0/16"), Cidr.of("10.97.0.0/16"), Cidr.of("10.197.0.0/16")),
                List.of()));
    assertThat(Requirements.of(plan, List.of("a", "b")).nodes()).isEqualTo(4);
  }

  @Test
  void a_wish_is_told_as_in_a_sentence() {
    assertThat(new Requirements(1, 1, List.of(), List.of()).text()).isEqualTo("1 cluster");
    assertThat(new Requirements(2, 2, List.of(), List.of()).text()).isEqualTo("2 clusters");
    assertThat(new Requirements(1, 3, List.of(), List.of()).text())
        .isEqualTo("1 cluster with 3 nodes");
  }
}
