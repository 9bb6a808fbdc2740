package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kindred.topology.Problem;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SizeTest {
  private static String rows(int count, String row) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> row.replace("#", "" + i))
        .collect(Collectors.joining());
  }

  @Test
  void a_short_file_that_declares_more_than_there_is_memory_for_is_refused_at_once() {
    String yaml =
        "clusters:\n"
            + rows(1000, "- {name: c#, nodes: 1023}\n")
            + "networks:\n"
            + rows(250, "- {name: n#}\n")
            + "workloads:\n"
            + rows(1000, "- {name: w#, replicas: 10000}\n");
    PlanRejected rejected = catchThrowableOfType(PlanRejected.class, () -> Labs.plan(yaml));
    assertThat(rejected.problems())
        .containsExactly(
            new Problem(
                "clusters",
                "1023000 nodes are too many for one lab, which has at most 10000",
                "Use fewer."),
            new Problem(
                "workloads",
                "2510000000000 interfaces of pods are too many for one lab, which has at most"
                    + " 100000",
                "Use fewer replicas or networks."),
            new Problem(
                "networks",
                "255750000 slices of networks are too many for one lab, which has at most 100000",
                "Use fewer networks, or fewer clusters in them."));
  }

  @Test
  void a_workload_that_is_too_large_by_itself_is_told_by_its_own_key() {
    String yaml = "clusters: 20\nworkloads: [{name: a}, {name: b, replicas: 9000}]";
    PlanRejected rejected = catchThrowableOfType(PlanRejected.class, () -> Labs.plan(yaml));
    assertThat(rejected.problems())
        .extracting(Problem::path)
        .containsExactly("workloads[1].replicas");
  }

  @Test
  void one_as_large_as_it_may_be_is_planned() {
    Plan plan =
        Labs.plan(
            "clusters:\n"
                + rows(10, "- {name: c#, nodes: 1000}\n")
                + "networks: []\nworkloads: [{name: w, replicas: 10000}]\n");
    assertThat(plan.nodes()).hasSize(10_000);
    assertThat(plan.pods()).hasSize(100_000);
  }
}
