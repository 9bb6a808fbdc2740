package dev.kindred.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KubeconfigTest {
  /** As kind writes it. */
  private static String of(String cluster, int port) {
    return """
    apiVersion: v1
    clusters:
    - cluster:
        certificate-authority-data: LS0tLS1CRUdJTg==
        server: https://127.0.0.1:%2$d
      name: kind-%1$s
    contexts:
    - context:
        cluster: kind-%1$s
        user: kind-%1$s
      name: kind-%1$s
    current-context: kind-%1$s
    kind: Config
    preferences: {}
    users:
    - name: kind-%1$s
      user:
        client-certificate-data: Y2VydA==
        client-key-data: a2V5
    """
        .formatted(cluster, port);
  }

  private static Map<String, String> two() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("edge1", of("edge1", 40001));
    files.put("edge2", of("edge2", 40002));
    return files;
  }

  @Test
  void several_become_one_with_the_context_of_the_first() {
    assertThat(Kubeconfig.yaml(Kubeconfig.merged(two(), "")))
        .isEqualTo(
            """
            apiVersion: v1
            kind: Config
            clusters:
              - cluster:
                  certificate-authority-data: "LS0tLS1CRUdJTg=="
                  server: https://127.0.0.1:40001
                name: kind-edge1
              - cluster:
                  certificate-authority-data: "LS0tLS1CRUdJTg=="
                  server: https://127.0.0.1:40002
                name: kind-edge2
            contexts:
              - context:
                  cluster: kind-edge1
                  user: kind-edge1
                name: kind-edge1
              - context:
                  cluster: kind-edge2
                  user: kind-edge2
                name: kind-edge2
            users:
              - name: kind-edge1
                user:
                  client-certificate-data: "Y2VydA=="
                  client-key-data: a2V5
              - name: kind-edge2
                user:
                  client-certificate-data: "Y2VydA=="
                  client-key-data: a2V5
            current-context: kind-edge1
            """);
  }

  @Test
  void the_current_context_is_that_of_the_cluster_in_use_where_it_is_there() {
    assertThat(Kubeconfig.merged(two(), "edge2")).containsEntry("current-context", "kind-edge2");
    assertThat(Kubeconfig.merged(two(), "edge3")).containsEntry("current-context", "kind-edge1");
  }

  @Test
  void empty_sections_are_taken_for_none() {
    String empty =
        "apiVersion: v1\nclusters: null\ncontexts: []\nusers: ~\ncurrent-context: \"\"\n";
    Map<String, String> files = new LinkedHashMap<>(Map.of("a", empty));
    assertThat(Kubeconfig.merged(files, "a"))
        .containsEntry("clusters", List.of())
        .containsEntry("current-context", "");
    files.put("edge1", of("edge1", 1));
    assertThat(Kubeconfig.merged(files, "")).containsEntry("current-context", "kind-edge1");
  }

  @Test
  void one_that_cannot_be_read_is_named() {
    assertThatThrownBy(() -> Kubeconfig.merged(Map.of("edge1", "clusters: ["), ""))
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith(
            "the kubeconfig of cluster edge1 cannot be read: kubeconfig of edge1:1:12: ")
        .extracting(e -> ((Fault) e).remedy())
        .isEqualTo("Write it anew with: kindred up");
    assertThatThrownBy(() -> Kubeconfig.merged(Map.of("edge1", "- a"), ""))
        .hasMessageEndingWith("must be a mapping of keys, but is a list");
    assertThatThrownBy(() -> Kubeconfig.merged(Map.of("edge1", ""), ""))
        .hasMessageEndingWith("must be a mapping of keys, but is nothing");
  }
}
