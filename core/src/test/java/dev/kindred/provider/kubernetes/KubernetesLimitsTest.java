package dev.kindred.provider.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kindred.plan.Allocation;
import dev.kindred.plan.Planner;
import dev.kindred.plan.Underlay;
import dev.kindred.provider.Underlays;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Topology;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubernetesLimitsTest {
  private static List<Problem> limits(String yaml) {
    Topology topology = TopologyReader.read("k.yaml", yaml, Vocabularies.DIALECT).topology();
    Underlay underlay = Underlays.ofKubernetes(List.of(Cidr.of("172.30.0.0/20")));
    return KubernetesLimits.of(Planner.plan(topology, underlay, Allocation.NONE));
  }

  @Test
  void a_cluster_takes_as_many_pods_as_its_kubelets_do() {
    String lab = "clusters: [{name: a%s}]\nworkloads: [{name: w, replicas: %d}]";
    assertThat(limits(lab.formatted("", 100))).isEmpty();
    assertThat(limits(lab.formatted("", 101)))
        .containsExactly(
            new Problem(
                "clusters[0].nodes",
                "101 pods do not fit in a: a kubelet takes 110 pods, and Kubernetes' own leave"
                    + " room for 100",
                "Use 2 nodes, fewer replicas, or raise maxPods by kubeadmConfigPatches."));
    assertThat(limits(lab.formatted(", nodes: 2", 101))).isEmpty();
    String patched = ", kind: {kubeadmConfigPatches: ['maxPods: 250']}";
    assertThat(limits(lab.formatted(patched, 200))).isEmpty();
  }

  @Test
  void blocks_that_kubeadm_refuses_are_told_with_some_that_it_takes() {
    String lab = "clusters: [{name: a, nodes: 3, podSubnet: %s, serviceSubnet: %s}]";
    assertThat(limits(lab.formatted("10.90.4.0/23", "10.96.0.0/11")))
        .extracting(Problem::path, Problem::fix)
        .containsExactly(
            tuple("clusters[0].podSubnet", "Use 10.90.4.0/22 or larger."),
            tuple("clusters[0].serviceSubnet", "Use 10.96.0.0/12."));
    assertThat(limits(lab.formatted("10.90.4.0/22", "10.96.0.0/12"))).isEmpty();
  }
}
