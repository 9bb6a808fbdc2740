package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.PodChange;
import dev.kindred.plan.PodId;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.Progress;
import dev.kindred.provider.kubernetes.Kubectl;
import dev.kindred.provider.kubernetes.KubernetesSighting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodsTest {
  private static final NodeId NODE = DeclaredNodes.id("edge1", 1);
  private static final PodId POD = new PodId("edge1", "other", 0);

  private final PaperEngine engine;

  PodsTest(@TempDir Path folder) {
    this.engine = new PaperEngine(folder);
  }

  private void remove(boolean controlled) {
    KubernetesSighting sight =
        new KubernetesSighting(
            Observed.NOTHING,
            Map.of(
                POD,
                new KubernetesSighting.SeenPod("demo1-abc", NODE, "/run/netns/cni-1", controlled)));
    new Pods(engine.site("clusters: [edge1]\n"), "edge1", sight)
        .change(List.of(new PodChange.Remove(POD, NODE, "not in the topology")), Progress.NONE);
  }

  @Test
  void a_pod_that_no_controller_has_is_itself_deleted() throws IOException {
    remove(false);

    assertThat(engine.calls())
        .singleElement()
        .asString()
        .contains("delete pod ", " demo1-abc")
        .doesNotContain("deployment");
  }

  /** Else an object that was exported, edited and applied again could never be mended. */
  @Test
  void what_is_made_is_made_by_the_server_whoever_set_it_last() throws IOException {
    new Kubectl(engine.nodes(), "edge1").apply("{}", "something");

    assertThat(engine.calls())
        .singleElement()
        .asString()
        .contains("apply --server-side --force-conflicts --field-manager=kindred");
  }

  @Test
  void a_workload_that_left_goes_with_its_deployment_and_nobody_elses_of_that_name()
      throws IOException {
    remove(true);

    assertThat(engine.calls())
        .singleElement()
        .asString()
        .contains(
            "delete deployment --wait=false --selector"
                + " kindred.dev/lab=edge,app.kubernetes.io/name in (other)");
  }
}
