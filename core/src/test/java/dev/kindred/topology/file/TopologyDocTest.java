package dev.kindred.topology.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.Allocation;
import dev.kindred.plan.Plan;
import dev.kindred.plan.Planner;
import dev.kindred.plan.Underlay;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.Underlays;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.Topology;
import dev.kindred.vocabulary.Vocabularies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about topology files: its table, its examples, and the messages that it shows. */
class TopologyDocTest {
  private static final Path PAGE = Path.of("../docs/topology.md");
  private static final Pattern TABLE = Pattern.compile("(?m)(^\\|.*\n)+");

  /** An example, and what it is answered by if the page says so. */
  private static final Pattern EXAMPLE =
      Pattern.compile("(?ms)^```yaml\n(.*?)^```\n(?:[^`]*^```text\n(.*?)^```\n)?");

  @Test
  void has_the_table_of_keys() throws IOException {
    Matcher table = TABLE.matcher(Files.readString(PAGE));
    assertThat(table.find()).isTrue();
    Golden.check(PAGE, table.group(), KeyTable.of(Vocabularies.DIALECT), TopologyDocTest.class);
  }

  @Test
  void has_examples_that_read_without_a_problem_and_messages_as_they_are() throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
    List<String> wrong = new ArrayList<>();
    int good = 0;
    while (example.find()) {
      String shown = example.group(2) == null ? "" : example.group(2);
      String answer = answer(example.group(1));
      if (shown.isEmpty()) {
        assertThat(answer).as("example:\n%s", example.group(1)).isEmpty();
        good++;
      } else {
        Golden.check(PAGE, shown, answer, TopologyDocTest.class);
        wrong.add(answer);
      }
    }
    assertThat(good).isEqualTo(5);
    assertThat(wrong).hasSize(3);
  }

  private static String answer(String yaml) {
    try {
      TopologyReader.read("kindred.yaml", yaml, Vocabularies.DIALECT);
      return "";
    } catch (InvalidTopology e) {
      return e.getMessage() + "\n";
    }
  }

  @Test
  void shows_a_file_whose_comments_are_true() throws IOException {
    Topology lab = factory();
    assertThat(lab.workloads())
        .map(w -> w.name() + w.clusters() + w.networks())
        .containsExactly(
            "recorder[core][cameras, data-plane]",
            "camera[core, hall1][cameras]",
            "idle[core, hall1, hall2][]");
    Underlay underlay = Underlays.bare(List.of(Cidr.of("172.30.0.0/16"), Cidr.of("fd30::/64")));
    Plan plan = Planner.plan(lab, underlay, Allocation.NONE);
    assertThat(plan.networks().getFirst().network().cidrs())
        .containsExactly(Cidr.of("10.1.0.0/16"));
    assertThat(plan.networks().getLast().slice(DeclaredNodes.id("hall1", 1)).orElseThrow().ranges())
        .containsExactly(Cidr.of("10.2.2.0/24"), Cidr.of("fd10:2:0:2::/64"));
  }

  private static Topology factory() throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
    while (example.find()) {
      if (example.group(1).startsWith("name: factory")) {
        return Reading.topology(example.group(1));
      }
    }
    throw new AssertionError("the page has no example named factory");
  }
}
