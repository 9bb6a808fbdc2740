package dev.kindred.provider.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.fuzz.Trials;
import dev.kindred.host.Fault;
import dev.kindred.plan.NodeId;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.kind.images.EngineContents;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a node of kind answers, of itself and of its API server, damaged. */
class SnapshotFuzzTest {
  private static final long MOST_BYTES = 50_000_000;

  private static final List<String> TOKENS =
      List.of(
          "\n== links\n",
          "\n== config data-plane.conf\n",
          "\n== namespace cni-1\n",
          "\n== pods\n",
          "\n== end\n",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\\\"",
          "null",
          "true",
          "0",
          "-1",
          "1e9",
          "4294967297",
          "\t",
          "\u0000",
          "\ufffd",
          "10.1.0.0/16",
          "fd10::/48",
          "edge1-control-plane",
          "{\"items\":[]}",
          "[[[[[[[[");

  static LongStream seeds() {
    return Trials.seeds();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void an_answer_of_a_node_is_made_sense_of_or_refused(long seed) {
    new Trials(Trials.corpus(SnapshotFuzz.class, "node"), TOKENS, MOST_BYTES)
        .batch(seed, SnapshotFuzzTest::node);
  }

  static void node(String text) {
    Map<NodeId, Sections> answers = Map.of(DeclaredNodes.id("edge1", 1), Sections.of(text));
    try {
      ClusterSnapshot sight = new ClusterSnapshot("edge1", answers, EngineContents.UNKNOWN);
      assertThat(sight.nodes()).hasSize(1);
      assertThat(sight.names().keySet()).isEqualTo(sight.pods().keySet());
    } catch (Fault e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }
}
