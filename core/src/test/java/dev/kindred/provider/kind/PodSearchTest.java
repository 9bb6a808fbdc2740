package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.PodId;
import dev.kindred.provider.kubernetes.PodSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodSearchTest {
  @TempDir private Path folder;

  private static String pod(String name, String workload, String made) {
    return """
    {"metadata": {"name": "%1$s", "uid": "of-%1$s", "creationTimestamp": "%3$s",
      "labels": {"app.kubernetes.io/name": "%2$s"},
      "ownerReferences": [{"controller": true}]}, "spec": {"nodeName": "edge1-worker"}}\
    """
        .formatted(name, workload, made);
  }

  private Optional<String> found(PaperEngine fake, int index) {
    return new PodSearch(fake.nodes(), "paper")
        .find(new PodId("edge1", "demo", index))
        .map(report -> report.name() + " " + report.uid() + " " + report.node());
  }

  @Test
  void a_pod_is_found_by_one_question_as_a_look_counts_them() throws IOException {
    PaperEngine fake = new PaperEngine(folder);
    String pods =
        pod("demo-new", "demo", "2026-01-02T00:00:00Z")
            + ","
            + pod("other", "other", "2026-01-01T00:00:00Z")
            + ","
            + pod("demo-old", "demo", "2026-01-01T00:00:00Z");
    fake.script("engine", "echo '== pods'; echo '{\"items\": [" + pods.replace("\n", " ") + "]}'");
    assertThat(found(fake, 0)).contains("demo-old of-demo-old edge1-worker");
    assertThat(found(fake, 1)).contains("demo-new of-demo-new edge1-worker");
    assertThat(found(fake, 2)).isEmpty();
    assertThat(fake.calls()).hasSize(3).allMatch(line -> line.contains("edge1-control-plane"));
  }

  @Test
  void where_nobody_answers_there_is_none() {
    PaperEngine fake = new PaperEngine(folder);
    fake.script("engine", "echo no such container >&2; exit 125");
    assertThat(found(fake, 0)).isEmpty();
    fake.script("engine", "echo 'The connection was refused'");
    assertThat(found(fake, 0)).isEmpty();
  }
}
