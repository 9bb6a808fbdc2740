package dev.kindred.provider.netns;

import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import dev.kindred.provider.DeclaredNodes;
import java.util.Optional;

/**
 * The names of network namespaces in a lab: a node has its own name, a pod {@code edge1_demo1-0}. A
 * label has no underscore, so the two never meet.
 */
final class Names {
  /** The namespace that holds the underlay's bridge. */
  static final String UNDERLAY = "underlay";

  /** That bridge. */
  static final String BRIDGE = "kindred0";

  private Names() {}

  static String of(NodeId node) {
    return node.name();
  }

  static String of(PodId pod) {
    return pod.cluster() + "_" + pod.podName();
  }

  static boolean isPod(String name) {
    return name.indexOf('_') > 0;
  }

  /** The pod with this namespace; empty when the name is no pod's. */
  static Optional<PodId> pod(String name) {
    int underscore = name.indexOf('_');
    int dash = name.lastIndexOf('-');
    if (underscore <= 0 || dash <= underscore + 1) {
      return Optional.empty();
    }
    try {
      int index = Integer.parseInt(name.substring(dash + 1));
      String workload = name.substring(underscore + 1, dash);
      PodId pod = new PodId(name.substring(0, underscore), workload, index);
      return Optional.of(pod).filter(p -> of(p).equals(name));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The node with this namespace; empty when the name is no node's. */
  static Optional<NodeId> node(String name) {
    return isPod(name) ? Optional.empty() : DeclaredNodes.named(name);
  }
}
