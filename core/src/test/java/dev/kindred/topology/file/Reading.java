package dev.kindred.topology.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.InvalidTopology.LocatedProblem;
import dev.kindred.topology.Place;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Topology;
import dev.kindred.topology.TopologyFile;
import dev.kindred.vocabulary.Vocabularies;
import java.util.List;

/** Reads texts for the tests, and holds every problem to what a problem must be. */
public final class Reading {
  private static final String FILE = "k.yaml";

  private Reading() {}

  public static TopologyFile read(String yaml) {
    return TopologyReader.read(FILE, yaml, Vocabularies.DIALECT);
  }

  public static Topology topology(String yaml) {
    return read(yaml).topology();
  }

  /** What is wrong with a text, as the user reads it; empty when nothing is. */
  public static List<String> problems(String yaml) {
    try {
      read(yaml);
      return List.of();
    } catch (InvalidTopology e) {
      check(e, yaml);
      return e.problems().stream().map(LocatedProblem::toString).toList();
    }
  }

  /** Each problem has a place in the file or just behind it, says what is wrong and what to do. */
  public static void check(InvalidTopology invalid, String yaml) {
    String[] lines = yaml.split("\r\n|\r|\n", -1);
    for (LocatedProblem located : invalid.problems()) {
      check(located, lines);
    }
  }

  private static void check(LocatedProblem located, String[] lines) {
    Place place = located.place();
    Problem problem = located.problem();
    assertThat(place.file()).isEqualTo(FILE);
    assertThat(place.line()).as("line of %s", located).isBetween(1, lines.length);
    String line = lines[place.line() - 1];
    assertThat(place.column())
        .as("column of %s", located)
        .isBetween(1, line.codePointCount(0, line.length()) + 1);
    assertThat(problem.what()).as("%s", located).isNotBlank();
    assertThat(problem.fix()).as("%s", located).doesNotEndWith(".");
    if (!problem.what().startsWith("must be ") && !problem.what().endsWith(" more problems")) {
      assertThat(problem.fix()).as("the remedy of %s", located).isNotBlank();
    }
    assertThat(located.toString()).hasSizeLessThan(600);
    assertThat(located.toString().chars().filter(c -> c != '\n').noneMatch(Character::isISOControl))
        .as("no control characters in %s", located)
        .isTrue();
  }
}
