package dev.kindred.plan;

import dev.kindred.topology.Cluster;
import dev.kindred.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The nodes of a topology's clusters, as the underlay has them. */
final class ClusterNodes {
  private final Map<String, ClusterInfo> clusters = new HashMap<>();
  private final Map<String, List<NodeId>> ids = new HashMap<>();
  private final List<NodeInfo> all = new ArrayList<>();

  ClusterNodes(Topology topology, Underlay underlay) {
    for (Cluster cluster : topology.clusters()) {
      ClusterInfo info = underlay.clusters().apply(cluster);
      clusters.put(cluster.name(), info);
      ids.put(cluster.name(), info.nodes().stream().map(NodeInfo::id).toList());
      all.addAll(info.nodes());
    }
  }

  /** All that is known of clusters, by their names. */
  Map<String, ClusterInfo> clusters() {
    return clusters;
  }

  /** Those of a cluster, in their order; none where there is no such cluster. */
  List<NodeId> of(String cluster) {
    return ids.getOrDefault(cluster, List.of());
  }

  /** How many a cluster has. */
  int count(String cluster) {
    return of(cluster).size();
  }

  /** Those of all clusters, in their order. */
  List<NodeInfo> all() {
    return all;
  }

  /** Their names. */
  List<String> names() {
    return all.stream().map(node -> node.id().name()).toList();
  }
}
