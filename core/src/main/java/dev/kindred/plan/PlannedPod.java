package dev.kindred.plan;

import dev.kindred.topology.Workload;

/**
 * A pod of the plan. It has {@code eth0} on its cluster's pod network and net1, net2, … on the
 * networks of its workload, in their order.
 *
 * @param node where it is placed; a provider with a scheduler of its own does not heed it
 */
public record PlannedPod(PodId id, NodeId node, Workload workload) {
  /** The name of the interface on the network with this place in the workload's list, from 0. */
  public static String interfaceName(int place) {
    return "net" + (place + 1);
  }
}
