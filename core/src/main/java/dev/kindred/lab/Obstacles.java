package dev.kindred.lab;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
import dev.kindred.plan.Foreign;
import java.util.List;

/** What somebody else has put where the plan has something of its own. */
final class Obstacles {
  /** More remedies than these fill a screen. */
  private static final int MOST = 5;

  private Obstacles() {}

  /**
   * Stops before anything is changed.
   *
   * @throws Fault when something stands in the way
   */
  static void refuse(List<Foreign> foreign) {
    List<Foreign> all = foreign.stream().filter(Foreign::inTheWay).toList();
    if (all.isEmpty()) {
      return;
    }
    Foreign first = all.getFirst();
    String more = all.size() == 1 ? "" : ", and " + (all.size() - 1) + " more like it";
    Advice remedy =
        Advice.of("Nothing was changed. Remove what is not needed, and run again: ", "up");
    for (Foreign one : all.subList(0, Math.min(MOST, all.size()))) {
      remedy = remedy.and("\n").and(one.remedy());
    }
    throw new Fault(first.subject() + " is not Kindred's and " + first.effect() + more, remedy);
  }
}
