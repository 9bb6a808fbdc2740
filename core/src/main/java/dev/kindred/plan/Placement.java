package dev.kindred.plan;

import dev.kindred.topology.Cluster;
import dev.kindred.topology.Topology;
import dev.kindred.topology.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Places pods on nodes: one that has a place keeps it, a new one goes where the fewest are. */
final class Placement {
  private Placement() {}

  static List<PlannedPod> of(Topology topology, ClusterNodes nodes, Allocation previous) {
    Map<String, List<Workload>> byCluster = new HashMap<>();
    for (Workload workload : topology.workloads()) {
      for (String cluster : workload.clusters()) {
        byCluster.computeIfAbsent(cluster, c -> new ArrayList<>()).add(workload);
      }
    }
    List<PlannedPod> pods = new ArrayList<>();
    for (Cluster cluster : topology.clusters()) {
      List<PodId> ids = new ArrayList<>();
      List<Workload> workloads = new ArrayList<>();
      for (Workload workload : byCluster.getOrDefault(cluster.name(), List.of())) {
        for (int i = 0; i < workload.replicas(); i++) {
          ids.add(new PodId(cluster.name(), workload.name(), i));
          workloads.add(workload);
        }
      }
      place(nodes.of(cluster.name()), ids, workloads, previous, pods);
    }
    return pods;
  }

  private static void place(
      List<NodeId> nodes,
      List<PodId> ids,
      List<Workload> workloads,
      Allocation previous,
      List<PlannedPod> pods) {
    int[] load = new int[nodes.size() + 1];
    int[] node = new int[ids.size()];
    for (int i = 0; i < node.length; i++) {
      int had = previous.pods().getOrDefault(ids.get(i).toString(), 0);
      if (had >= 1 && had <= nodes.size()) {
        node[i] = had;
        load[had]++;
      }
    }
    for (int i = 0; i < node.length; i++) {
      if (node[i] == 0) {
        node[i] = leastLoaded(load);
        load[node[i]]++;
      }
      pods.add(new PlannedPod(ids.get(i), nodes.get(node[i] - 1), workloads.get(i)));
    }
  }

  private static int leastLoaded(int[] load) {
    int best = 1;
    for (int i = 2; i < load.length; i++) {
      if (load[i] < load[best]) {
        best = i;
      }
    }
    return best;
  }

  /** By pods the places of their nodes in their clusters, from 1. */
  static Map<String, Integer> toMap(List<PlannedPod> pods, ClusterNodes nodes) {
    Map<NodeId, Integer> byNode = new HashMap<>();
    for (PlannedPod pod : pods) {
      List<NodeId> all = nodes.of(pod.node().cluster());
      byNode.computeIfAbsent(pod.node(), node -> all.indexOf(node) + 1);
    }
    Map<String, Integer> places = new LinkedHashMap<>();
    for (PlannedPod pod : pods) {
      places.put(pod.id().toString(), byNode.getOrDefault(pod.node(), 1));
    }
    return places;
  }
}
