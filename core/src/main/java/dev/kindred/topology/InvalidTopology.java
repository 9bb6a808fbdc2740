package dev.kindred.topology;

import dev.kindred.advice.Hint;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A topology with faults: all of them, each as {@code file:line:column: path: what. fix}. */
public final class InvalidTopology extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<LocatedProblem> problems;

  /** A problem and the place in the file that it speaks of. */
  public record LocatedProblem(Place place, Problem problem) {
    /** As text, with each command of Kindred's written by a function. */
    public String text(Function<Hint, String> writing) {
      String path = problem.path().isEmpty() ? "" : problem.path() + ": ";
      String fix = problem.advice().isEmpty() ? "" : ". " + problem.advice().text(writing);
      return place + ": " + path + problem.what() + fix;
    }

    @Override
    public String toString() {
      return text(Hint::toString);
    }
  }

  /** With every problem that was found, in the order of the file. */
  public InvalidTopology(List<LocatedProblem> problems) {
    super(problems.stream().map(LocatedProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** The faults in the order of the file. */
  public List<LocatedProblem> problems() {
    return problems;
  }
}
