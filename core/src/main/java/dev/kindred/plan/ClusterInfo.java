package dev.kindred.plan;

import java.util.List;
import java.util.Map;

/**
 * A cluster, as the underlay has it.
 *
 * @param nodes its nodes in their order, which stays: a node is counted by its place
 * @param madeFrom what its provider makes it from, besides its blocks and nodes, by what the file
 *     calls it: maps, lists and texts
 * @param multus which Multus is to serve its pods, in the file's word; empty where it has none
 * @param cni the digest of the manifests that are to make the network of its pods, which its first
 *     node keeps; empty where there are none
 */
public record ClusterInfo(
    List<NodeInfo> nodes, Map<String, Object> madeFrom, String multus, String cni) {
  /** Nothing is known of a cluster. */
  static final ClusterInfo UNKNOWN = new ClusterInfo(List.of());

  /** Copies its collections. */
  public ClusterInfo {
    nodes = List.copyOf(nodes);
    madeFrom = Map.copyOf(madeFrom);
  }

  /** One of which there are only its nodes. */
  public ClusterInfo(List<NodeInfo> nodes) {
    this(nodes, Map.of(), "", "");
  }
}
