package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Fault;
import dev.kindred.provider.Progress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterMakingTest {
  @TempDir Path folder;

  private LabContext making(String kind, Runnable beside) {
    PaperEngine engine = new PaperEngine(folder);
    LabContext context = engine.site("clusters: [edge1]\n");
    KindTool tool = new KindTool(engine.engine(), "paper", engine.script("kind", kind).toString());
    assertThatThrownBy(
            () -> new ClusterMaking(context, "edge1", tool).run(_ -> beside.run(), Progress.NONE))
        .isInstanceOf(Fault.class);
    return context;
  }

  private static void fail() {
    throw new Fault("no pod gets ready", "");
  }

  @Test
  void a_cluster_that_kind_has_made_is_made_whatever_fails_on_it_afterwards() {
    assertThat(making("sleep 0.2", ClusterMakingTest::fail).standing().clusters())
        .containsOnlyKeys("edge1");
  }

  @Test
  void a_cluster_that_kind_failed_at_is_only_begun() {
    LabContext context = making("exit 1", () -> {});

    assertThat(context.standing().clusters()).isEmpty();
    assertThat(context.standing().begun()).containsExactly("edge1");
  }
}
