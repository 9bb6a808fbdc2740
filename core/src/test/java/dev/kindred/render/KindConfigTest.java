package dev.kindred.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.NodeId;
import dev.kindred.plan.Plan;
import dev.kindred.provider.DeclaredNodes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KindConfigTest {
  private static final String LAB =
      """
      kind:
        image: node:1
        networking: {apiServerPort: 6443}
        featureGates: {A: true}
      clusters:
        - name: a
          nodes: 2
          kind:
            nodes:
              - extraPortMappings:
                  - {containerPort: 80, hostPort: 8080}
                  - {containerPort: 53, hostPort: 5353, listenAddress: 0.0.0.0, protocol: UDP}
                  - {containerPort: 81, listenAddress: ""}
              - role: worker
                image: node:2
                extraMounts: [{hostPath: /srv, containerPath: /srv, readOnly: true}]
            kubeadmConfigPatches:
              - |
                kind: ClusterConfiguration
        - b
      """;

  private static String config(String cluster, Map<NodeId, List<Mount>> mounts) {
    Plan plan = Plans.of(LAB);
    return KindConfig.of(plan, plan.topology().cluster(cluster).orElseThrow(), mounts);
  }

  @Test
  void has_what_the_topology_says_over_what_the_plan_says() {
    assertThat(config("a", Map.of()))
        .isEqualTo(
            """
            kind: Cluster
            apiVersion: kind.x-k8s.io/v1alpha4
            name: a
            networking:
              podSubnet: "10.97.0.0/16"
              serviceSubnet: "10.197.0.0/16"
              apiServerPort: 6443
            nodes:
              - role: control-plane
                image: node:1
                extraPortMappings:
                  - containerPort: 80
                    hostPort: 8080
                    listenAddress: "127.0.0.1"
                  - containerPort: 53
                    hostPort: 5353
                    listenAddress: "0.0.0.0"
                    protocol: UDP
                  - containerPort: 81
                    listenAddress: "127.0.0.1"
              - role: worker
                image: node:2
                extraMounts:
                  - hostPath: /srv
                    containerPath: /srv
                    readOnly: true
            featureGates:
              A: true
            kubeadmConfigPatches:
              - |
                kind: ClusterConfiguration
            """);
    assertThat(config("b", Map.of()))
        .contains("featureGates:\n  A: true\n")
        .endsWith("  A: true\n");
  }

  @Test
  void has_the_mounts_that_nodes_are_to_have_besides() {
    List<Mount> images = List.of(new Mount("/var/cache/images", "/images", true));
    List<Mount> both =
        List.of(new Mount("/opt/cni", "/opt/cni", false), new Mount("/images", "/images", true));
    assertThat(
            config("a", Map.of(DeclaredNodes.id("a", 2), both, DeclaredNodes.id("b", 1), images)))
        .contains(
            """
                extraMounts:
                  - hostPath: /srv
                    containerPath: /srv
                    readOnly: true
                  - hostPath: /opt/cni
                    containerPath: /opt/cni
                  - hostPath: /images
                    containerPath: /images
                    readOnly: true
            featureGates:
            """)
        .doesNotContain("/var/cache/images");
    assertThat(config("b", Map.of(DeclaredNodes.id("b", 1), images)))
        .contains(
            """
                extraMounts:
                  - hostPath: /var/cache/images
                    containerPath: /images
                    readOnly: true
            """);
  }

  @Test
  void the_readme_gives_each_cluster_its_multus() {
    assertThat(RecipeReadme.of(Plans.seed()))
        .contains("  kubectl --context \"kind-$cluster\" apply -f")
        .contains("/deployments/multus-daemonset-thick.yml\"")
        .doesNotContain("case $cluster");
    assertThat(
            RecipeReadme.of(
                Plans.of(
                    "kind: {multus: thin}\nclusters: [a, {name: b, kind: {multus: thick}}, c]")))
        .contains("\n  case $cluster in a|c) kind= ;; *) kind=-thick ;; esac\n  kubectl ")
        .contains("/deployments/multus-daemonset$kind.yml\"");
  }
}
