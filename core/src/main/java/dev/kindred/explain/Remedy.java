package dev.kindred.explain;

import dev.kindred.advice.Advice;
import dev.kindred.plan.Diff;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import dev.kindred.plan.Route;
import dev.kindred.plan.Slice;
import dev.kindred.plan.TableRoute;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that mends a stop. Most of what can break is drift, and {@code up} mends it; what is
 * no difference from the plan is mended by hand.
 */
final class Remedy {
  private Remedy() {}

  /** What {@code up} sees, it mends; what it does not see is made anew. */
  static Advice usual(NetworkView view) {
    boolean drift = !Diff.of(view.plan(), view.observed()).isEmpty();
    return drift ? Advice.NONE.run("up") : Advice.NONE.run("down").and(", then ").run("up");
  }

  /** An end of a plugin's on a node is not in the plan. */
  static Advice setUp(NodeId node, String device) {
    return Advice.NONE.run("node", node.toString(), "--", "ip", "link", "set", "dev", device, "up");
  }

  /**
   * Of a pod the plan has the routes to whole blocks. One to a part of a block outranks them, and
   * nothing says that it must go.
   */
  static Advice withoutRoute(NetworkView view, PodId pod, TableRoute route) {
    for (Cidr block : view.network().network().cidrs()) {
      if (block.contains(route.destination()) && !block.equals(route.destination())) {
        return delete(view.policies().way(pod), route);
      }
    }
    return Advice.NONE;
  }

  /**
   * Of a node up mends what Kindred set. A route on a link is a plugin's where it leads to the
   * node's own slice; any other is somebody else's, and nothing says that it must go.
   */
  static Advice withoutRoute(NetworkView view, NodeId node, TableRoute route) {
    if (route.ours()) {
      return Advice.NONE;
    }
    for (Slice slice : view.network().slices()) {
      for (Cidr range : slice.ranges()) {
        if (slice.node().equals(node) && range.overlaps(route.destination())) {
          return Advice.NONE;
        }
      }
    }
    for (Route planned : view.plan().routes().of(node)) {
      if (route.does(planned)) {
        return Advice.NONE; // An older Kindred set it.
      }
    }
    return delete(List.of("node", node.toString(), "--"), route);
  }

  private static Advice delete(List<String> way, TableRoute route) {
    List<String> words = new ArrayList<>(way.subList(1, way.size()));
    words.addAll(List.of("ip", "route", "del"));
    words.addAll(List.of(Table.text(route).split(" ")));
    return Advice.NONE.run(way.getFirst(), words.toArray(String[]::new));
  }
}
