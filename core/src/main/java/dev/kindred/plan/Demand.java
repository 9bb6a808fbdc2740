package dev.kindred.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many pods of each node attach to each network. */
final class Demand {
  private final Map<String, Map<NodeId, Integer>> attached = new HashMap<>();

  Demand(List<PlannedPod> pods) {
    for (PlannedPod pod : pods) {
      count(PodNetwork.NAME, pod.node());
      pod.workload().networks().forEach(network -> count(network, pod.node()));
    }
  }

  private void count(String network, NodeId node) {
    attached.computeIfAbsent(network, n -> new HashMap<>()).merge(node, 1, Integer::sum);
  }

  /** Pods of a node on a network. */
  int of(String network, NodeId node) {
    return attached.getOrDefault(network, Map.of()).getOrDefault(node, 0);
  }

  /** Pods of a cluster on a network. */
  int of(String network, String cluster) {
    int all = 0;
    for (Map.Entry<NodeId, Integer> entry : attached.getOrDefault(network, Map.of()).entrySet()) {
      all += entry.getKey().cluster().equals(cluster) ? entry.getValue() : 0;
    }
    return all;
  }
}
