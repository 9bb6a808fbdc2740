package dev.kindred.plan;

import dev.kindred.topology.Problem;
import java.util.List;

/** A topology that is well formed and cannot be planned; with every reason. */
public final class PlanRejected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  PlanRejected(List<Problem> problems) {
    super(problems.toString());
    this.problems = List.copyOf(problems);
  }

  /** The reasons, each with the path of the key that it speaks of. */
  public List<Problem> problems() {
    return problems;
  }
}
