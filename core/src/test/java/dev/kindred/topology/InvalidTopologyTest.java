package dev.kindred.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.InvalidTopology.LocatedProblem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How problems are written. */
class InvalidTopologyTest {
  private static final Place PLACE = new Place("labs/a.yaml", 3, 7);

  private static LocatedProblem problem(String path, String what, String fix) {
    return new LocatedProblem(PLACE, new Problem(path, what, fix));
  }

  @Test
  void writes_place_path_fault_and_remedy() {
    assertThat(problem("networks[0].cidr", "is an empty list", "Leave it out"))
        .hasToString("labs/a.yaml:3:7: networks[0].cidr: is an empty list. Leave it out");
  }

  @Test
  void leaves_out_the_path_of_the_whole_file() {
    assertThat(problem("", "the file declares nothing", "Write a name"))
        .hasToString("labs/a.yaml:3:7: the file declares nothing. Write a name");
  }

  @Test
  void leaves_out_a_remedy_that_the_fault_says() {
    assertThat(problem("name", "must be a name, but is a list", ""))
        .hasToString("labs/a.yaml:3:7: name: must be a name, but is a list");
  }

  @Test
  void writes_a_line_for_each_problem() {
    InvalidTopology invalid =
        new InvalidTopology(List.of(problem("a", "b", "C"), problem("d", "e", "F")));
    assertThat(invalid).hasMessage("labs/a.yaml:3:7: a: b. C\nlabs/a.yaml:3:7: d: e. F");
    assertThat(invalid.problems()).hasSize(2);
  }
}
