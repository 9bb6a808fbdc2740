package dev.kindred.plan;

import dev.kindred.advice.Advice;

/** Something of somebody else's that matters to a lab. Kindred names it, and leaves it alone. */
public sealed interface Foreign permits ForeignRoute, ForeignObject {
  /** True when the lab cannot become what its file says while it is there. */
  boolean inTheWay();

  /** What it is. */
  String subject();

  /** What it does to the lab, in a few words. */
  String effect();

  /** The command that removes it. */
  Advice remedy();
}
