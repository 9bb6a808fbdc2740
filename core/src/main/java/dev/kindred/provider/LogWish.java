package dev.kindred.provider;

import dev.kindred.host.Fault;
import dev.kindred.plan.Observed;
import dev.kindred.plan.PodId;

/**
 * What is wanted of what a command printed.
 *
 * @param follow true to go on until the command ends
 * @param previous true for the run before the last start
 * @param tail so many of the last lines; below 0 for all that are kept
 */
public record LogWish(boolean follow, boolean previous, int tail) {
  /** All that there is of the last run. */
  public static final LogWish ALL = new LogWish(false, false, -1);

  /** The last lines of the last run. */
  public static LogWish last(int lines) {
    return new LogWish(false, false, lines);
  }

  /**
   * Sees that a pod can have what is wanted.
   *
   * @throws Fault where the run before the last start is wanted, and there was one start
   */
  public void check(Observed.Pod pod) {
    if (previous && pod.run().filter(run -> run.restarts() == 0).isPresent()) {
      throw nothingBefore(pod.id());
    }
  }

  /** That there was no run before the last start of a pod's command. */
  public static Fault nothingBefore(PodId pod) {
    return new Fault(
        "the command of pod " + pod + " has been started once; there is nothing before that",
        "Leave --previous out.");
  }
}
