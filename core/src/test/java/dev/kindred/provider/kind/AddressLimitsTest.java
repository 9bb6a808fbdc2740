package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressLimitsTest {
  private static List<Problem> limits(String nodes, int replicas) {
    return Limits.of(
        PaperEngine.plan(
            """
            clusters: [{name: a, nodes: %s}]
            networks: [{name: n, cidr: 10.1.0.0/27}]
            workloads: [{name: w, replicas: %d}]
            """
                .formatted(nodes, replicas)));
  }

  @Test
  void a_control_plane_beside_workers_hands_out_no_address() {
    assertThat(limits("3", 10)).isEmpty();
    assertThat(limits("3", 12))
        .containsExactly(
            new Problem(
                "networks[0].cidr",
                "12 pods of a attach to n, and its workers have addresses of it for 10: the control"
                    + " plane, which has a slice as they have, takes no pods",
                "Use a larger block, more workers, or fewer replicas."));
  }

  @Test
  void of_taints_that_the_file_changes_nothing_is_said() {
    assertThat(
            limits("3, kind: {nodes: [{kubeadmConfigPatches: ['kind: InitConfiguration']}]}", 12))
        .isEmpty();
  }

  @Test
  void a_control_plane_alone_takes_all() {
    assertThat(limits("1", 12)).isEmpty();
  }

  @Test
  void a_control_plane_beside_workers_takes_no_pods_of_the_110_either() {
    String lab =
        "clusters: [{name: a, nodes: 2}]\nnetworks: []\nworkloads: [{name: w, replicas: %d}]\n";
    assertThat(Limits.of(PaperEngine.plan(lab.formatted(107)))).isEmpty();
    assertThat(Limits.of(PaperEngine.plan(lab.formatted(108))))
        .singleElement()
        .extracting(Problem::what, Problem::fix)
        .containsExactly(
            "108 pods do not fit in a: a kubelet takes 110 pods, the control plane takes none of a"
                + " lab, and Kubernetes' own leave room for 107",
            "Use 3 nodes, fewer replicas, or raise maxPods by kubeadmConfigPatches.");
  }
}
