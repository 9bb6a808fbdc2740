package dev.kindred.topology.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kindred.topology.Topology;
import dev.kindred.topology.TopologyFile;
import dev.kindred.topology.Workload;
import dev.kindred.vocabulary.Seed;
import dev.kindred.vocabulary.TopologyWriter;
import dev.kindred.vocabulary.Vocabularies;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are written for people to go on with. */
class TopologyWriterTest {
  private static final TopologyKeys KEYS = new TopologyKeys(Vocabularies.DIALECT);

  /** A comment that is a key: {@code # nodes: 1}. */
  private static final Pattern KEY = Pattern.compile("(?m)^( *)# ([a-z][a-zA-Z]*: .*)$");

  @ParameterizedTest
  @CsvSource({"1, 0", "1, 1", "2, 0", "2, 1", "3, 2", "10, 8", "64, 8", "250, 64", "1000, 64"})
  void writes_files_that_read_without_a_problem(int clusters, int networks) {
    String sample = TopologyWriter.sample(clusters, networks);
    assertThat(Reading.problems(sample)).isEmpty();
    Topology lab = Reading.topology(sample);
    assertThat(lab.clusters()).hasSize(clusters);
    assertThat(lab.clusters().getLast().name()).isEqualTo("edge" + clusters);
    assertThat(lab.networks()).hasSize(networks);
    assertThat(lab.networks()).allSatisfy(n -> assertThat(n.clusters()).hasSize(clusters));
    assertThat(lab.workloads()).map(Workload::name).containsExactly("demo1", "demo2");
    assertThat(lab.workloads()).allSatisfy(w -> assertThat(w.networks()).hasSize(networks));
  }

  @Test
  void writes_the_lab_that_holds_without_a_file() {
    TopologyFile seed = Seed.file();
    TopologyFile written = Reading.read(TopologyWriter.sample(2, 1));
    assertThat(seed.topology()).isEqualTo(written.topology());
    assertThat(seed.text()).isEqualTo(written.text());
  }

  @Test
  void writes_comments_that_can_be_turned_into_keys() {
    String sample = TopologyWriter.sample(2, 2);
    Matcher comments = KEY.matcher(sample);
    List<String> keys = new ArrayList<>();
    while (comments.find()) {
      keys.add(comments.group(2).replaceFirst(":.*", ""));
      String used =
          new StringBuilder(sample)
              .replace(comments.start(), comments.end(), comments.group(1) + comments.group(2))
              .toString();
      assertThat(Reading.problems(used)).as("with %s", comments.group(2)).isEmpty();
    }
    assertThat(keys)
        .containsExactly(
            "underlay",
            "internet",
            "kind",
            "nodes",
            "podSubnet",
            "serviceSubnet",
            "kind",
            "type",
            "mtu",
            "clusters",
            "subnets",
            "replicas",
            "command",
            "restart",
            "clusters");
    assertThat(Reading.problems(KEY.matcher(sample).replaceAll("$1$2"))).isEmpty();
  }

  @Test
  void shows_every_key() {
    String sample = TopologyWriter.sample(1, 1);
    for (Key key : KEYS.file().keys()) {
      assertThat(sample).containsPattern("(?m)^(# )?" + key.name() + ":");
    }
    for (Compound.Fields fields : List.of(KEYS.cluster(), KEYS.network(), KEYS.workload())) {
      for (Key key : fields.keys()) {
        assertThat(sample).containsPattern("(?m)^ +(# |- )?" + key.name() + ":");
      }
    }
  }

  @Test
  void writes_plain_lines() {
    assertThat(TopologyWriter.sample(2, 2))
        .endsWith("\n")
        .doesNotContain("\t", "\r")
        .doesNotContainPattern("(?m) $");
    assertThat(TopologyWriter.sample(2, 2).lines())
        .allSatisfy(l -> assertThat(l).hasSizeLessThan(101));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0    | 1  | a sample has from 1 to 1000 clusters, not 0
          1001 | 1  | a sample has from 1 to 1000 clusters, not 1001
          1    | -1 | a sample has from 0 to 64 networks, not -1
          1    | 65 | a sample has from 0 to 64 networks, not 65
          """)
  void refuses_numbers_out_of_range(int clusters, int networks, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopologyWriter.sample(clusters, networks))
        .withMessage(message);
  }
}
