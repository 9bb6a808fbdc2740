package dev.kindred.verify;

import dev.kindred.plan.Diff;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed.TableRoute;
import dev.kindred.plan.PodId;
import dev.kindred.plan.Route;
import dev.kindred.plan.Slice;
import dev.kindred.topology.Cidr;

/**
 * The command that mends a stop. Most of what can break is drift, and {@code up} mends it; what is
 * no difference from the plan is mended by hand.
 */
final class Remedy {
  private Remedy() {}

  /** What {@code up} sees, it mends; what it does not see is made anew. */
  static String usual(Ground ground) {
    boolean drift = !Diff.of(ground.plan(), ground.observed()).isEmpty();
    return drift ? "kindred up" : "kindred down, then kindred up";
  }

  /** An end of a plugin's on a node is not in the plan. */
  static String setUp(NodeId node, String device) {
    return "kindred node " + node + " -- ip link set dev " + device + " up";
  }

  /**
   * Of a pod the plan has the routes to whole blocks. One to a part of a block outranks them, and
   * nothing says that it must go.
   */
  static String withoutRoute(Ground ground, PodId pod, TableRoute route) {
    for (Cidr block : ground.network().network().cidrs()) {
      if (block.contains(route.destination()) && !block.equals(route.destination())) {
        return "kindred exec " + pod + " -- ip route del " + Table.text(route);
      }
    }
    return "";
  }

  /**
   * Of a node up mends what Kindred set. A route on a link is a plugin's where it leads to the
   * node's own slice; any other is somebody else's, and nothing says that it must go.
   */
  static String withoutRoute(Ground ground, NodeId node, TableRoute route) {
    if (route.ours()) {
      return "";
    }
    for (Slice slice : ground.network().slices()) {
      for (Cidr range : slice.ranges()) {
        if (slice.node().equals(node) && range.overlaps(route.destination())) {
          return "";
        }
      }
    }
    for (Route planned : ground.plan().routes().of(node)) {
      if (route.does(planned)) {
        return ""; // An older Kindred set it.
      }
    }
    return "kindred node " + node + " -- ip route del " + Table.text(route);
  }
}
