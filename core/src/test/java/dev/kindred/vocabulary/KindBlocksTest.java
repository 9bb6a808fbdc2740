package dev.kindred.vocabulary;

import static dev.kindred.topology.file.Reading.problems;
import static dev.kindred.topology.file.Reading.topology;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.kindred.topology.Topology;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a topology says to kind: the lab of all clusters, and each of itself. */
class KindBlocksTest {
  private static KindOptions ofCluster(String yaml, String cluster) {
    return KindOptions.of(topology(yaml).cluster(cluster).orElseThrow());
  }

  @Test
  void says_nothing_where_the_file_is_silent() {
    Topology lab = topology("clusters: [a, {name: b, nodes: 2}]");
    assertThat(KindOptions.of(lab)).isEqualTo(new KindOptions("", "thick", Map.of()));
    assertThat(lab.clusters()).map(KindOptions::of).containsOnly(KindOptions.NONE);
    assertThat(topology("kind: {}").clusters()).map(KindOptions::of).containsOnly(KindOptions.NONE);
  }

  @Test
  void keeps_values_as_they_are_and_takes_out_what_is_ours() {
    KindOptions kind =
        ofCluster(
            """
            clusters:
              - name: a
                kind:
                  image: registry.example/node:1
                  multus: thin
                  featureGates: {UserNamespacesSupport: true, Old: FALSE}
                  runtimeConfig: {api/alpha: "false"}
                  networking:
                    apiServerPort: 6443
                    dnsSearch: [a.example]
                  nodes:
                    - labels: {tier: front, weight: 0.5, mask: 0x1F, mode: 0o17, long: 5000000000}
                  kubeadmConfigPatches:
                    - |
                      kind: ClusterConfiguration
            """,
            "a");
    assertThat(kind.image()).isEqualTo("registry.example/node:1");
    assertThat(kind.multus()).isEqualTo("thin");
    Map<String, Object> labels =
        Map.of("tier", "front", "weight", 0.5, "mask", 31, "mode", 15, "long", 5_000_000_000L);
    assertThat(kind.config())
        .isEqualTo(
            Map.of(
                "featureGates",
                Map.of("UserNamespacesSupport", true, "Old", false),
                "runtimeConfig",
                Map.of("api/alpha", "false"),
                "networking",
                Map.of("apiServerPort", 6443, "dnsSearch", List.of("a.example")),
                "nodes",
                List.of(Map.of("labels", labels)),
                "kubeadmConfigPatches",
                List.of("kind: ClusterConfiguration\n")));
  }

  private static final String TWO_LEVELS =
      """
      kind:
        image: node:1
        multus: thin
        featureGates: {A: true, B: true}
        containerdConfigPatches: [one, two]
        nodes:
          - labels: {zone: west}
          - labels: {zone: east}
      clusters:
        - a
        - name: b
          nodes: 2
          kind:
            image: node:2
            featureGates: {B: false, C: true}
            containerdConfigPatches: [three]
            nodes:
              - labels: {rack: "7"}
                extraMounts: [{hostPath: /srv, containerPath: /srv}]
      """;

  @Test
  void lays_what_a_cluster_says_over_what_the_lab_says() {
    KindOptions kind = ofCluster(TWO_LEVELS, "b");
    assertThat(kind.image()).isEqualTo("node:2");
    assertThat(kind.multus()).isEqualTo("thin");
    Map<String, Object> first =
        Map.of(
            "labels",
            Map.of("zone", "west", "rack", "7"),
            "extraMounts",
            List.of(Map.of("hostPath", "/srv", "containerPath", "/srv")));
    assertThat(kind.config())
        .isEqualTo(
            Map.of(
                "featureGates",
                Map.of("A", true, "B", false, "C", true),
                "containerdConfigPatches",
                List.of("three"),
                "nodes",
                List.of(first, Map.of("labels", Map.of("zone", "east")))));
    assertThat(kind.config().keySet())
        .containsExactly("featureGates", "containerdConfigPatches", "nodes");
  }

  @Test
  void gives_a_cluster_what_the_lab_says_of_the_nodes_that_it_has() {
    KindOptions kind = ofCluster(TWO_LEVELS, "a");
    assertThat(kind.image()).isEqualTo("node:1");
    assertThat(kind.config())
        .containsEntry("nodes", List.of(Map.of("labels", Map.of("zone", "west"))));
    assertThat(KindOptions.of(topology(TWO_LEVELS)).config().get("nodes"))
        .asInstanceOf(LIST)
        .hasSize(2);
    assertThat(topology("kind: {image: x}\nclusters: 3").clusters())
        .map(c -> KindOptions.of(c).image())
        .containsExactly("x", "x", "x");
  }

  @Test
  void refuses_what_kindred_writes_itself() {
    assertThat(
            problems(
                """
                kind:
                  kind: Cluster
                  apiVersion: kind.x-k8s.io/v1alpha4
                  name: a
                  networking:
                    podSubnet: 10.97.0.0/16
                    serviceSubnet: 10.197.0.0/16
                    ipFamily: dual
                """))
        .containsExactly(
            "k.yaml:2:3: kind.kind: Kindred writes this field of kind's configuration itself."
                + " Remove it",
            "k.yaml:3:3: kind.apiVersion: Kindred writes this field of kind's configuration itself."
                + " Remove it",
            "k.yaml:4:3: kind.name: Kindred writes this field of kind's configuration itself."
                + " Remove it: it is the cluster's name",
            "k.yaml:6:5: kind.networking.podSubnet: Kindred writes this field of kind's"
                + " configuration itself. Write podSubnet beside the cluster's name",
            "k.yaml:7:5: kind.networking.serviceSubnet: Kindred writes this field of kind's"
                + " configuration itself. Write serviceSubnet beside the cluster's name",
            "k.yaml:8:5: kind.networking.ipFamily: Kindred writes this field of kind's"
                + " configuration itself. It follows from podSubnet and serviceSubnet beside the"
                + " cluster's name");
  }

  @Test
  void names_the_nearest_field_of_kind() {
    assertThat(
            problems(
                """
                clusters:
                  - name: a
                    kind:
                      node: []
                      featuregates: {A: true}
                      nodes:
                        - extraMount: []
                        - extraPortMappings: [{containerPort: 80, hostport: 80}]
                      networking: {apiServerPrt: 1}
                    nodes: 2
                """))
        .containsExactly(
            "k.yaml:4:7: clusters[0].kind.node: a kind block has no key node. Did you mean nodes?",
            "k.yaml:5:7: clusters[0].kind.featuregates: a kind block has no key featuregates."
                + " Did you mean featureGates?",
            "k.yaml:7:11: clusters[0].kind.nodes[0].extraMount: a kind node has no key extraMount."
                + " Did you mean extraMounts?",
            "k.yaml:8:51: clusters[0].kind.nodes[1].extraPortMappings[0].hostport: a port mapping"
                + " has no key hostport. Did you mean hostPort?",
            "k.yaml:9:20: clusters[0].kind.networking.apiServerPrt: a networking block has no key"
                + " apiServerPrt. Did you mean apiServerPort?");
  }

  @Test
  void lists_the_fields_of_kind_where_none_is_near() {
    assertThat(problems("kind: {x: 1}"))
        .containsExactly(
            "k.yaml:1:8: kind.x: a kind block has no key x. Known: image, multus, cni,"
                + " nodes, networking, featureGates, runtimeConfig, kubeadmConfigPatches,"
                + " kubeadmConfigPatchesJSON6902, containerdConfigPatches,"
                + " containerdConfigPatchesJSON6902");
  }

  @Test
  void refuses_values_that_kind_could_not_take() {
    assertThat(problems("kind: kindest/node:v1.34.0"))
        .containsExactly(
            "k.yaml:1:7: kind: must be a mapping with the keys of a kind block, but is the text"
                + " \"kindest/node:v1.34.0\"");
    assertThat(problems("kind: {multus: fat}"))
        .containsExactly(
            "k.yaml:1:16: kind.multus: there is no Multus \"fat\". Known: thick, thin");
    assertThat(problems("kind: {nodes: {role: worker}}"))
        .containsExactly(
            "k.yaml:1:15: kind.nodes: must be a list of nodes, but is a mapping of keys."
                + " Put a dash before it: - role: …");
    assertThat(problems("kind: {featureGates: {A: }}"))
        .containsExactly(
            "k.yaml:1:25: kind.featureGates.A: must be true or false, but is empty."
                + " Give it a value, or leave it out");
    assertThat(problems("kind: {networking: {dnsSearch: [{a: 1, a: 2}]}}"))
        .containsExactly(
            "k.yaml:1:40: kind.networking.dnsSearch[0].a: the key stands here twice, first in line"
                + " 1. Keep one");
    assertThat(problems("kind: {networking: {apiServerPort: 12345678901234567890}}"))
        .containsExactly(
            "k.yaml:1:36: kind.networking.apiServerPort: must be a whole number from -1 to 65535, but"
                + " is the number 12345678901234567890. Write 65535 or less");
    assertThat(problems("kind: {networking: {kubeProxyMode: iptable, disableDefaultCNI: treu}}"))
        .hasSize(2)
        .anyMatch(p -> p.contains("kind.networking.kubeProxyMode: ") && p.contains("iptables"))
        .anyMatch(p -> p.contains("disableDefaultCNI: must be true or false"));
    assertThat(problems("kind: {nodes: [{extraPortMappings: [{hostPort: 99999}]}]}"))
        .singleElement()
        .asString()
        .contains("hostPort: must be a whole number from -1 to 65535");
    assertThat(problems("kind: {networking: {apiServerPort: .inf}}")).hasSize(1);
    assertThat(problems("kind: {networking: {apiServerPort: 0xfffffffffffffffff}}")).hasSize(1);
  }

  @Test
  void refuses_more_nodes_than_there_are() {
    assertThat(problems("clusters: [{name: a, kind: {nodes: [{}, {}]}}]"))
        .containsExactly(
            "k.yaml:1:41: clusters[0].kind.nodes[1]: speaks of node 2, but the cluster has 1."
                + " Remove it, or write nodes: 2 beside the cluster's name");
    assertThat(problems("kind: {nodes: [{}, {}, {}]}\nclusters: [a, {name: b, nodes: 2}]"))
        .containsExactly(
            "k.yaml:1:24: kind.nodes[2]: speaks of node 3, but no cluster has more than 2."
                + " Remove it, or write nodes: 3 beside the cluster's name");
    assertThat(problems("kind: {nodes: [{}, {}]}")).hasSize(1);
    assertThat(problems("kind: {nodes: [{}, {}]}\nclusters: [{name: a, nodes: \"2\"}]")).hasSize(1);
  }

  @Test
  void refuses_roles_that_nodes_do_not_have() {
    assertThat(
            problems(
                """
                clusters:
                  - name: a
                    nodes: 3
                    kind:
                      nodes:
                        - role: worker
                        - role: control-plane
                        - role: worker
                """))
        .containsExactly(
            "k.yaml:6:17: clusters[0].kind.nodes[0].role: must be control-plane: the first node is"
                + " the control plane, others are not. Remove it, or write control-plane",
            "k.yaml:7:17: clusters[0].kind.nodes[1].role: must be worker: the first node is the"
                + " control plane, others are not. Remove it, or write worker");
    assertThat(problems("kind: {nodes: [{role: master}]}"))
        .containsExactly(
            "k.yaml:1:23: kind.nodes[0].role: there is no role \"master\"."
                + " Known: control-plane, worker");
    assertThat(problems("kind: {nodes: [{role: control-plane}]}")).isEmpty();
  }

  @Test
  void shares_the_network_of_kind_when_the_underlay_is_named_so() {
    Topology lab = topology("provider: kind\nunderlay: kind");
    assertThat(lab.sharedUnderlay()).isTrue();
    assertThat(lab.underlay()).isEmpty();
    assertThat(topology("underlay: 172.30.0.0/16").sharedUnderlay()).isFalse();
    assertThat(lab.named("other").sharedUnderlay()).isTrue();
    assertThat(problems("underlay: [kind]"))
        .containsExactly(
            "k.yaml:1:12: underlay[0]: \"kind\" is no address block. Write one such as"
                + " 10.1.0.0/16 or fd10:1::/48");
  }
}
