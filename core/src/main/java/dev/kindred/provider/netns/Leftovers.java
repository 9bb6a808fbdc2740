package dev.kindred.provider.netns;

import dev.kindred.plan.NodeId;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PodNetworks;

/**
 * What nodes and networks that have gone leave in the lab's own files: the configurations that
 * their pods were detached by, and folders of leases without a lease.
 */
final class Leftovers {
  private static final String CONFIGURATIONS = "conf";
  private static final String LEASES = "leases";

  private final LabFiles files;
  private final Plan plan;

  Leftovers(LabFiles files, Plan plan) {
    this.files = files;
    this.plan = plan;
  }

  /** Removes it. Only for a lab that is as planned: a pod that is still to go needs it. */
  void sweep() {
    for (String name : files.names(CONFIGURATIONS)) {
      int dot = name.indexOf('.');
      int end = name.lastIndexOf('.');
      if (dot > 0 && dot < end && !isUsed(name.substring(0, dot), name.substring(dot + 1, end))) {
        files.delete(CONFIGURATIONS + "/" + name);
      }
    }
    for (String node : files.names(LEASES)) {
      for (String network : files.names(LEASES + "/" + node)) {
        if (!isUsed(node, network)) {
          files.deleteFolder(LEASES + "/" + node + "/" + network);
        }
      }
      if (files.names(LEASES + "/" + node).isEmpty()) {
        files.delete(LEASES + "/" + node);
      }
    }
  }

  private boolean isUsed(String nodeName, String network) {
    NodeId node = Names.node(nodeName).filter(n -> plan.node(n).isPresent()).orElse(null);
    return node != null
        && (PodNetworks.isFirst(network)
            || plan.network(network).flatMap(n -> n.slice(node)).isPresent());
  }
}
