package dev.kindred.provider.netns;

import dev.kindred.plan.Change;
import dev.kindred.plan.InterfaceChange;
import dev.kindred.plan.NodeChange;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodChange;
import dev.kindred.plan.RouteChange;
import java.util.Optional;

/**
 * Where a change takes something away, and where it makes or mends something. What is replaced does
 * both; what is of no node, neither.
 *
 * @param goes the node that a pod goes from, or that goes itself
 * @param comes the node on which something is made or mended
 */
record Parts(Optional<NodeId> goes, Optional<NodeId> comes) {
  /** Those of any change. */
  static Parts of(Change change) {
    return switch (change) {
      case NodeChange.Remove c -> goes(c.node());
      case PodChange.Remove c -> goes(c.node());
      case PodChange.Replace c -> new Parts(Optional.of(c.from()), Optional.of(c.pod().node()));
      case NodeChange.Add c -> comes(c.id());
      case NodeChange.Mend c -> comes(c.id());
      case NodeChange.SetSegment c -> comes(c.id());
      case NodeChange.RemoveSegment c -> comes(c.id());
      case NodeChange.RenameLink c -> comes(c.id());
      case RouteChange c -> comes(c.node());
      case InterfaceChange c -> comes(c.pod().node());
      case PodChange.Add c -> comes(c.pod().node());
      case PodChange.SetSettings c -> comes(c.pod().node());
      case PodChange.StartCommand c -> comes(c.pod().node());
      case Change.WayOut _ -> new Parts(Optional.empty(), Optional.empty());
    };
  }

  private static Parts goes(NodeId node) {
    return new Parts(Optional.of(node), Optional.empty());
  }

  private static Parts comes(NodeId node) {
    return new Parts(Optional.empty(), Optional.of(node));
  }
}
