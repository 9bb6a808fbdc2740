package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.cli.KubeconfigCommand.Clusters;
import dev.kindred.host.Fault;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KubeconfigCommandTest {
  private final Terminal terminal = Terminal.plain();

  /** The clusters a, b and c, of which some have a kubeconfig. */
  private static Clusters lab(Optional<String> current, String... made) {
    Map<String, String> files = new HashMap<>();
    for (String cluster : made) {
      files.put(
          cluster,
          "contexts: [{name: kind-" + cluster + "}]\ncurrent-context: kind-" + cluster + "\n");
    }
    return new Clusters(
        TopologyReader.read("k.yaml", "clusters: [a, b, c]", Vocabularies.DIALECT).topology(),
        current,
        files);
  }

  private static Clusters lab(String... made) {
    return lab(Optional.empty(), made);
  }

  private Map<String, Object> merged(Clusters lab, String... words) {
    return KubeconfigCommand.merged(lab, List.of(words), new Notices(terminal.console(), false));
  }

  private static List<Map<String, String>> contexts(String... clusters) {
    return List.of(clusters).stream().map(c -> Map.of("name", "kind-" + c)).toList();
  }

  @Test
  void all_clusters_in_the_order_of_the_file_unless_some_are_named() {
    Clusters lab = lab("c", "b", "a");
    assertThat(merged(lab))
        .containsEntry("contexts", contexts("a", "b", "c"))
        .containsEntry("current-context", "kind-a");
    assertThat(merged(lab, "c", "2"))
        .containsEntry("contexts", contexts("c", "b"))
        .containsEntry("current-context", "kind-c");
    assertThat(terminal.err()).isEmpty();
  }

  @Test
  void the_context_is_that_of_the_cluster_in_use() {
    Clusters lab = lab(Optional.of("b"), "a", "b", "c");
    assertThat(merged(lab)).containsEntry("current-context", "kind-b");
    assertThat(merged(lab, "c")).containsEntry("current-context", "kind-c");
  }

  @Test
  void a_cluster_that_is_not_made_is_left_out_and_said_so_unless_it_was_asked_for() {
    Clusters lab = lab("a", "c");
    assertThat(merged(lab)).containsEntry("contexts", contexts("a", "c"));
    assertThat(terminal.err()).isEqualTo("note: left out cluster b, which is not made yet\n");
    assertThatThrownBy(() -> merged(lab, "b"))
        .isInstanceOf(Fault.class)
        .hasMessage("cluster b has no kubeconfig: it is not made yet");
    assertThatThrownBy(() -> merged(lab())).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> merged(lab, "d")).hasMessage("there is no cluster d");
  }
}
