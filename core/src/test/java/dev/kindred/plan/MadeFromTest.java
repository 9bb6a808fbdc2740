package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MadeFromTest {
  private static final String FILE =
      """
      name: edge
      clusters:
        - name: edge1
          nodes: 2
          kind:
            image: node:1
            networking: {kubeProxyMode: nftables, apiServerPort: 6443}
            featureGates: {A: true, B: false}
            nodes:
              - extraPortMappings: [{containerPort: 80, hostPort: 8080}]
              - labels: {disk: ssd}
                extraMounts: [{hostPath: /srv, containerPath: /srv}]
      """;

  private static MadeFrom of(String yaml) {
    Plan plan = Labs.onKubernetes(yaml);
    return MadeFrom.of(plan, plan.topology().clusters().getFirst());
  }

  private static List<String> changed(String from, String to) {
    assertThat(FILE).contains(from);
    return of(FILE).differences(of(FILE.replace(from, to)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: node:1 | image: node:2 | kind.image",
        "nftables | ipvs | kind.networking",
        "B: false | B: true | kind.featureGates",
        "B: false | C: false | kind.featureGates",
        "hostPort: 8080 | hostPort: 8081 | kind.nodes[0].extraPortMappings",
        "hostPort: 8080 | hostPort: 8080, listenAddress: 0.0.0.0 | kind.nodes[0].extraPortMappings",
        "containerPath: /srv | containerPath: /srv, readOnly: true | kind.nodes[1].extraMounts",
        "disk: ssd | disk: hdd | kind.nodes[1].labels",
        "- labels: | - image: node:2\\n          labels: | kind.image",
        "image: node:1 | kubeadmConfigPatches: [a]\\n      image: node:1 | kind.kubeadmConfigPatches",
        "nodes: 2 | nodes: 2\\n    podSubnet: 10.50.0.0/16 | podSubnet",
        "nodes: 2 | nodes: 2\\n    serviceSubnet: 10.51.0.0/16 | serviceSubnet",
      })
  void what_kind_cannot_change_is_named(String from, String to, String name) {
    assertThat(changed(from, to.replace("\\n", "\n"))).containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kubeProxyMode: nftables, apiServerPort: 6443 | apiServerPort: 6443, kubeProxyMode: nftables",
        "hostPort: 8080 | hostPort: 8080, listenAddress: 127.0.0.1, protocol: TCP",
        "containerPath: /srv | containerPath: /srv, readOnly: false, propagation: None",
        "- labels: | - role: worker\\n          image: node:1\\n          labels:",
        "labels: {disk: ssd} | extraPortMappings: []\\n          labels: {disk: ssd}",
        "image: node:1 | multus: thin\\n      image: node:1",
        "nodes: 2 | nodes: 2\\n    podSubnet: 10.97.0.0/16",
      })
  void the_same_in_other_words_is_the_same(String from, String to) {
    assertThat(changed(from, to.replace("\\n", "\n"))).isEmpty();
  }

  @Test
  void what_is_said_of_all_clusters_or_of_one_is_the_same() {
    String ofAll =
        """
        name: edge
        kind: {image: node:1, nodes: [{labels: {a: b}}]}
        clusters: [edge1]
        """;
    String ofOne =
        """
        name: edge
        clusters: [{name: edge1, kind: {image: node:1, nodes: [{labels: {a: b}}]}}]
        """;
    assertThat(of(ofAll)).isEqualTo(of(ofOne));
  }

  @Test
  void a_cluster_keeps_it_as_a_text() {
    MadeFrom from = of(FILE);
    assertThat(from.text())
        .startsWith("kindred made-from 1\n")
        .contains(" kind.nodes[0].extraPortMappings\n", " podSubnet\n");
    assertThat(MadeFrom.parse(from.text())).contains(from);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "kindred made-from 2\n", "kindred made-from 1\nnonsense", "cat: not there"})
  void what_is_no_such_text_says_nothing(String text) {
    assertThat(MadeFrom.parse(text)).isEmpty();
  }
}
