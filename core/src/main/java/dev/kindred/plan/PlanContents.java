package dev.kindred.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What there is to be of each sort, and notes on it. */
record PlanContents(
    Map<String, ClusterInfo> clusters,
    List<PlannedNode> nodes,
    Map<String, PlannedNetwork> podNetworks,
    List<PlannedNetwork> networks,
    List<PlannedPod> pods,
    List<String> notes) {
  /** Copies its collections. */
  PlanContents {
    clusters = Map.copyOf(clusters);
    nodes = List.copyOf(nodes);
    podNetworks = Collections.unmodifiableMap(new LinkedHashMap<>(podNetworks));
    networks = List.copyOf(networks);
    pods = List.copyOf(pods);
    notes = List.copyOf(notes);
  }
}
