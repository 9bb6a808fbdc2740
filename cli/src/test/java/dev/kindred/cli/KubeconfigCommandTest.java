package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Fault;
import dev.kindred.lab.LabCycle;
import dev.kindred.plan.Change;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PodId;
import dev.kindred.plan.Underlay;
import dev.kindred.provider.Echo;
import dev.kindred.provider.Finding;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.PlacedCommand;
import dev.kindred.provider.PodPath;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Provider;
import dev.kindred.provider.Sighting;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Topology;
import dev.kindred.topology.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigCommandTest {
  @TempDir private Path folder;

  private final Terminal terminal = Terminal.plain();

  /** The lab of the clusters a, b and c, of which some have a kubeconfig. */
  private LabCycle lab(String... made) {
    Map<String, String> files = new HashMap<>();
    for (String cluster : made) {
      files.put(
          cluster,
          "contexts: [{name: kind-" + cluster + "}]\ncurrent-context: kind-" + cluster + "\n");
    }
    LabCycle lab = new LabCycle("edge", folder, new Files(files), Duration.ofSeconds(1));
    lab.up(
        TopologyReader.read("k.yaml", "clusters: [a, b, c]", Vocabularies.DIALECT), Progress.NONE);
    return lab;
  }

  private Map<String, Object> merged(LabCycle lab, String... words) {
    return KubeconfigCommand.merged(lab, List.of(words), new Notices(terminal.console(), false));
  }

  private static List<Map<String, String>> contexts(String... clusters) {
    return List.of(clusters).stream().map(c -> Map.of("name", "kind-" + c)).toList();
  }

  @Test
  void all_clusters_in_the_order_of_the_file_unless_some_are_named() {
    LabCycle lab = lab("c", "b", "a");
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
    LabCycle lab = lab("a", "b", "c");
    lab.use(java.util.List.of("b"));
    assertThat(merged(lab)).containsEntry("current-context", "kind-b");
    assertThat(merged(lab, "c")).containsEntry("current-context", "kind-c");
  }

  @Test
  void a_cluster_that_is_not_made_is_left_out_and_said_so_unless_it_was_asked_for() {
    LabCycle lab = lab("a", "c");
    assertThat(merged(lab)).containsEntry("contexts", contexts("a", "c"));
    assertThat(terminal.err()).isEqualTo("note: left out cluster b, which is not made yet\n");
    assertThatThrownBy(() -> merged(lab, "b"))
        .isInstanceOf(Fault.class)
        .hasMessage("cluster b has no kubeconfig: it is not made yet");
    assertThatThrownBy(() -> merged(lab())).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> merged(lab, "d")).hasMessage("there is no cluster d");
  }

  /** A provider that makes nothing and has kubeconfigs. */
  private record Files(Map<String, String> files) implements Provider {
    @Override
    public String name() {
      return "kind";
    }

    @Override
    public Underlay underlay(LabHome home, Topology topology) {
      return Underlays.unknown();
    }

    @Override
    public Underlay sketch(Topology topology) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Finding> checkup(LabHome home, Plan plan) {
      return List.of();
    }

    @Override
    public List<Problem> limits(Plan plan) {
      return List.of();
    }

    @Override
    public void prepare(LabHome home, Plan plan, Progress progress) {}

    @Override
    public Sighting observe(LabHome home) {
      return () -> Observed.NOTHING;
    }

    @Override
    public void apply(
        LabHome home, Plan plan, Sighting seen, List<Change> changes, Progress progress) {}

    @Override
    public List<Echo> probe(LabHome home, Sighting seen, List<PodPath> paths) {
      return List.of();
    }

    @Override
    public PlacedCommand inPod(
        LabHome home, PodId pod, List<String> words, PlacedCommand.Streams streams) {
      throw new UnsupportedOperationException();
    }

    @Override
    public PlacedCommand onNode(
        LabHome home, NodeId node, List<String> words, PlacedCommand.Streams streams) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, String> kubeconfigs(LabHome home) {
      return files;
    }

    @Override
    public List<String> check(LabHome home, Plan plan, Sighting seen) {
      return List.of();
    }

    @Override
    public boolean remove(LabHome home, Progress progress) {
      return false;
    }
  }
}
