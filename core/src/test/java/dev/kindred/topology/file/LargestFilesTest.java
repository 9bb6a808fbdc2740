package dev.kindred.topology.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.kindred.topology.Topology;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files as large as they may be, made to be slow: they take seconds at most. */
class LargestFilesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static String rows(int count, String row) {
    return IntStream.range(0, count)
        .mapToObj(i -> row.replace("#", "" + i))
        .collect(Collectors.joining());
  }

  @Test
  void reads_as_many_of_everything_as_there_may_be() {
    String yaml =
        "clusters:\n"
            + rows(1000, "  - {name: c#}\n")
            + "networks:\n"
            + rows(249, "  - {name: n#}\n")
            + "  - {name: last, clusters: [c0, c1]}\n"
            + "workloads:\n"
            + rows(1000, "  - {name: w#}\n");
    Topology lab = assertTimeout(PATIENCE, () -> Reading.topology(yaml));
    assertThat(lab.workloads()).hasSize(1000);
    assertThat(lab.workloads().getLast().networks()).hasSize(250);
    assertThat(lab.workloads().getLast().clusters()).containsExactly("c0", "c1");
  }

  @Test
  void reads_workloads_that_name_every_cluster() {
    String yaml =
        "clusters: &all ["
            + rows(1000, "c#, ")
            + "]\nnetworks:\n"
            + rows(250, "  - {name: n#}\n")
            + "workloads:\n"
            + rows(90, "  - {name: w#, clusters: *all}\n");
    Topology lab = assertTimeout(PATIENCE, () -> Reading.topology(yaml));
    assertThat(lab.workloads().getLast().clusters()).hasSize(1000);
  }

  @Test
  void reports_as_many_overlaps_as_there_may_be() {
    String yaml =
        "clusters:\n"
            + rows(1000, "  - {name: c#, podSubnet: 10.1.0.0/16, serviceSubnet: 10.0.0.0/8}\n")
            + "networks:\n"
            + rows(250, "  - {name: n#, cidr: [10.1.0.0/16, fd10::/48]}\n");
    assertThat(assertTimeout(PATIENCE, () -> Reading.problems(yaml)))
        .hasSize(1001)
        .last()
        .asString()
        .endsWith("and 1498 more problems");
  }

  @Test
  void reports_as_many_references_to_nothing_as_there_may_be() {
    String yaml =
        "clusters:\n"
            + rows(1000, "  - the-cluster-with-the-number-#\n")
            + "workloads:\n  - name: w\n    clusters:\n"
            + rows(20_000, "      - the-clutser-with-the-nubmer-#\n");
    assertThat(assertTimeout(PATIENCE, () -> Reading.problems(yaml))).hasSize(1001);
  }

  @Test
  void reports_as_many_unknown_keys_as_there_may_be() {
    String yaml = rows(60_000, "nodes#: 1\n");
    assertThat(assertTimeout(PATIENCE, () -> Reading.problems(yaml)))
        .last()
        .asString()
        .endsWith("and 59000 more problems");
  }

  @Test
  void refuses_words_without_end() {
    String word = "a".repeat(1_000_000);
    assertTimeout(
        PATIENCE,
        () -> {
          for (String yaml :
              new String[] {
                "name: " + word,
                "underlay: " + word,
                "underlay: " + word.replace('a', '1') + "/16",
                "underlay: [\"" + word.replace('a', ':') + "/48\"]",
                "clusters: " + word.replace('a', '9'),
                "provider: " + word,
                "networks: [{name: n, clusters: [" + word + "]}]",
                "workloads: [{name: w, command: \"'" + word + "\"}]",
                "name: !" + word + " a",
                "name: *" + word,
                "networks: [{name: " + word + "}, {name: " + word.substring(500_000) + "}]",
                word
              }) {
            assertThat(Reading.problems(yaml.substring(0, Math.min(yaml.length(), 1 << 20))))
                .isNotEmpty();
          }
        });
  }
}
