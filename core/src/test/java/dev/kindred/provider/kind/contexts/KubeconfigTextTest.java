package dev.kindred.provider.kind.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Kubeconfigs as kind, kubectl and people write them. */
class KubeconfigTextTest {
  /** As kind writes it, with a comment and a context of somebody's. */
  private static final String TWO =
      """
      apiVersion: v1
      clusters:
      # the one at work
      - cluster:
          certificate-authority-data: V09SSw==
          server: https://work.example:6443
        name: work
      - cluster:
          certificate-authority-data: T1VSUw==
          server: https://127.0.0.1:40123
        name: kind-edge1
      contexts:
      - context:
          cluster: kind-edge1
          user: kind-edge1
        name: kind-edge1
      - context: {cluster: work, user: me}
        name: work
      current-context: kind-edge1
      kind: Config
      preferences: {}
      users:
      - name: kind-edge1
        user:
          client-key-data: |
            T1VS
            S0VZ
      - name: me
        user:
          token: "123"   # of 2026
      """;

  private static KubeconfigText read(String text) {
    return KubeconfigText.of(text).orElseThrow();
  }

  @Test
  void it_is_read() {
    KubeconfigText text = read(TWO);
    assertThat(text.current()).contains("kind-edge1");
    assertThat(text.contexts()).isEqualTo(Set.of("kind-edge1", "work"));
    assertThat(text.authority("kind-edge1")).contains("T1VSUw==");
    assertThat(text.authority("kind-edge2")).isEmpty();
  }

  @Test
  void what_goes_are_whole_lines_and_the_rest_stays_byte_for_byte() {
    assertThat(read(TWO).without(List.of("kind-edge1")))
        .contains(
            """
            apiVersion: v1
            clusters:
            # the one at work
            - cluster:
                certificate-authority-data: V09SSw==
                server: https://work.example:6443
              name: work
            contexts:
            - context: {cluster: work, user: me}
              name: work
            current-context: kind-edge1
            kind: Config
            preferences: {}
            users:
            - name: me
              user:
                token: "123"   # of 2026
            """);
    assertThat(read(TWO).without(List.of("kind-edge2"))).contains(TWO);
  }

  @Test
  void a_list_of_which_all_goes_is_an_empty_list() {
    String text =
        "clusters:\n- cluster: {}\n  name: kind-a\ncontexts:\n  - name: kind-a\n    context: {}\nkind: Config\n";
    assertThat(read(text).without(List.of("kind-a")))
        .contains("clusters: []\ncontexts: []\nkind: Config\n");
  }

  @Test
  void the_current_context_is_set_and_quoted_where_it_must_be() {
    assertThat(read(TWO).withCurrent("me@work").orElseThrow())
        .contains("\ncurrent-context: \"me@work\"\n");
    assertThat(read(TWO).withCurrent("").orElseThrow()).contains("\ncurrent-context: \"\"\n");
    assertThat(read(TWO).withCurrent("work").map(t -> read(t).current().orElseThrow()))
        .contains("work");
  }

  @Test
  void what_is_not_written_by_lines_is_left() {
    String json =
        "{\"clusters\":[{\"name\":\"kind-a\",\"cluster\":{}}],\"current-context\":\"kind-a\"}";
    assertThat(read(json).current()).contains("kind-a");
    assertThat(read(json).without(List.of("kind-a"))).isEmpty();
    assertThat(read(json).withCurrent("b")).isEmpty();
    assertThat(KubeconfigText.of("[1, 2")).isEmpty();
    assertThat(KubeconfigText.of("- 1")).isEmpty();
    assertThat(KubeconfigText.of("")).isEmpty();
  }
}
