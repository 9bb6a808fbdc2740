package dev.kindred.topology;

import java.util.List;
import java.util.stream.Collectors;

/** A topology with faults: all of them, each as {@code file:line:column: path: what. fix}. */
public final class InvalidTopology extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<LocatedProblem> problems;

  /** A problem and the place in the file that it speaks of. */
  public record LocatedProblem(Place place, Problem problem) {
    @Override
    public String toString() {
      String path = problem.path().isEmpty() ? "" : problem.path() + ": ";
      String fix = problem.fix().isEmpty() ? "" : ". " + problem.fix();
      return place + ": " + path + problem.what() + fix;
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
