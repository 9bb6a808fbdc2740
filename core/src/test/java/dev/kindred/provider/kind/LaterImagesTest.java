package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.Change;
import dev.kindred.plan.NodeChange;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNode;
import dev.kindred.plan.PodChange;
import dev.kindred.plan.PodId;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.kind.images.MissingImages;
import dev.kindred.provider.kubernetes.KubernetesSighting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of an engine that lacks an image, with a node that has another. */
class LaterImagesTest {
  private static final String LAB =
      """
      clusters: [edge1, edge2]
      workloads:
        - {name: known, image: local/known:1, clusters: [edge1]}
        - {name: kept, image: local/kept:1, clusters: [edge1]}
        - {name: new, image: local/new:1, clusters: [edge1]}
        - {name: there, image: local/there:1, clusters: [edge2]}
      """;

  private static final Observed.Interface LINK =
      new Observed.Interface("eth0", 2, 0, "", true, List.of(), 1570);

  @TempDir private Path folder;

  private PaperEngine engine() {
    PaperEngine engine = new PaperEngine(folder);
    engine.script(
        "engine",
        """
        case $* in
          *'image inspect'*known*) echo '[{"Id": "sha256:1"}]' ;;
          *'image inspect'*) exit 1 ;;
          *'ctr --namespace k8s.io images list'*)
            echo REF TYPE DIGEST
            echo docker.io/local/kept:1 list sha256:2 ;;
        esac\
        """);
    return engine;
  }

  private static KubernetesSighting sight(String... clusters) {
    Map<NodeId, Observed.Node> nodes = new HashMap<>();
    for (String cluster : clusters) {
      NodeId id = DeclaredNodes.id(cluster, 1);
      nodes.put(id, new Observed.Node(id, List.of(LINK), List.of(), Map.of()));
    }
    return KubernetesSighting.of(nodes, List.of());
  }

  private static List<Change> pods(Plan plan) {
    List<Change> changes = new ArrayList<>();
    plan.pods().forEach(pod -> changes.add(new PodChange.Add(pod)));
    return changes;
  }

  @Test
  void one_that_neither_the_engine_nor_the_nodes_have_is_missing() {
    MissingImages missing =
        LaterImages.of(engine()::engine, sight("edge1"), pods(PaperEngine.plan(LAB)));
    assertThat(missing.references()).containsExactly("local/new:1");
  }

  @Test
  void those_of_clusters_that_are_to_be_made_are_looked_for_elsewhere() {
    Plan plan = PaperEngine.plan(LAB);
    List<Change> changes = pods(plan);
    PlannedNode made = plan.node(DeclaredNodes.id("edge1", 1)).orElseThrow();
    changes.add(new NodeChange.Add(made));
    assertThat(LaterImages.of(engine()::engine, sight("edge1"), changes).references()).isEmpty();
  }

  @Test
  void where_no_pod_comes_nobody_is_asked() {
    MissingImages missing =
        LaterImages.of(
            () -> {
              throw new AssertionError("asked");
            },
            sight("edge1"),
            List.of(
                new PodChange.Remove(
                    new PodId("edge1", "known", 0), DeclaredNodes.id("edge1", 1), "")));
    assertThat(missing.references()).isEmpty();
  }
}
