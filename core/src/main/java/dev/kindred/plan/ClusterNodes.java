package dev.kindred.plan;

import dev.kindred.topology.Cluster;
import dev.kindred.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The nodes of a topology's clusters, as the underlay has them. */
final class ClusterNodes {
  private final Map<String, List<NodeId>> byCluster = new HashMap<>();
  private final List<NodeInfo> all = new ArrayList<>();

  ClusterNodes(Topology topology, Underlay underlay) {
    for (Cluster cluster : topology.clusters()) {
      List<NodeInfo> nodes = underlay.clusters().apply(cluster).nodes();
      byCluster.put(cluster.name(), nodes.stream().map(NodeInfo::id).toList());
      all.addAll(nodes);
    }
  }

  /** Those of a cluster, in their order; none where there is no such cluster. */
  List<NodeId> of(String cluster) {
    return byCluster.getOrDefault(cluster, List.of());
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
