package dev.kindred.plan;

import java.util.List;

/**
 * A cluster, as the underlay has it.
 *
 * @param nodes its nodes in their order, which stays: a node is counted by its place
 */
public record ClusterInfo(List<NodeInfo> nodes) {
  /** Copies its list. */
  public ClusterInfo {
    nodes = List.copyOf(nodes);
  }
}
