package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.Observed;
import dev.kindred.plan.PodId;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
  @TempDir private Path folder;

  @Test
  void what_a_node_answered_is_understood_as_today_s_answers_are() throws IOException {
    Observed seen =
        Rehearsal.run(
            folder,
            TopologyReader.read("kindred.yaml", Rehearsal.TOPOLOGY, Vocabularies.DIALECT)
                .topology());

    assertThat(seen.pods().keySet())
        .containsExactlyInAnyOrder(new PodId("edge1", "demo1", 0), new PodId("edge1", "demo2", 0));
    assertThat(seen.pods().values())
        .allMatch(pod -> pod.interfaces().stream().anyMatch(i -> i.name().equals("net1")))
        .allMatch(pod -> pod.sysctls().size() == 8);
    assertThat(seen.nodes().values()).allMatch(node -> node.provisions().isPresent());
  }
}
