package dev.kindred.provider.kind;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Fault;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.PodId;
import dev.kindred.provider.kind.images.EngineContents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClusterSightTest {
  private static final NodeId NODE = new NodeId("edge1", 1);

  @Test
  void finds_the_interfaces_of_a_pod_by_its_address() {
    Observed.Pod pod = requireNonNull(sight(answer()).pods().get(new PodId("edge1", "demo1", 0)));

    assertThat(pod.interfaces()).extracting(Observed.Interface::name).containsExactly("eth0");
  }

  @Test
  void refuses_to_take_a_pod_whose_namespace_could_not_be_read_for_one_without_interfaces() {
    String answer =
        answer()
            .replaceFirst(
                "(?s)(== namespace cni-1\n).*?(?=== pods)",
                "$1\n== unread cni-1\nmount of /sys failed: Operation not permitted\n");

    assertThatThrownBy(() -> sight(answer))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("could not read the network namespace of pod demo1-abc")
        .hasMessageContaining("mount of /sys failed: Operation not permitted");
  }

  @Test
  void lets_a_namespace_be_that_is_of_no_pod() {
    String answer =
        answer().replace("== pods", "== namespace cni-2\n== unread cni-2\nno such file\n== pods");

    assertThat(sight(answer).pods()).hasSize(1);
  }

  private static ClusterSight sight(String answer) {
    Map<NodeId, Sections> answers = Map.of(NODE, Sections.of(answer));
    return new ClusterSight("edge1", answers, Set.of(), EngineContents.UNKNOWN);
  }

  private static String answer() {
    try (var input = ClusterSightTest.class.getResourceAsStream("SightFuzzInputs/node/nft")) {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
