package dev.kindred.explain;

import dev.kindred.advice.Advice;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.PodId;
import dev.kindred.topology.Cidr;

/** Where a packet goes next. */
sealed interface Step {
  /** To a node, in by one of its interfaces, sent to an address of it. */
  record ToNode(NodeId node, String device, Cidr address) implements Step {}

  /** To the pod that it is for, in by an interface. */
  record ToPod(PodId pod, Observed.Interface link) implements Step {}

  /**
   * No further.
   *
   * @param remedy what mends it where {@code kindred up} would not see it; empty for the usual
   */
  record Stop(String problem, Advice remedy) implements Step {
    Stop(String problem) {
      this(problem, Advice.NONE);
    }
  }
}
