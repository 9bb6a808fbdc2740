package dev.kindred.provider.kind;

import dev.kindred.plan.ForeignObject;
import dev.kindred.plan.MadeFrom;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.PodId;
import dev.kindred.plan.WayOut;
import dev.kindred.provider.Sighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was read of a lab.
 *
 * @param pods what Kubernetes calls each pod, and where its network namespace is
 */
record KindSighting(Observed observed, Map<PodId, SeenPod> pods) implements Sighting {
  static final KindSighting NOTHING = new KindSighting(Observed.NOTHING, Map.of());

  /**
   * @param name in Kubernetes
   * @param namespace the file of its network namespace on its node; empty while it has none there
   * @param controlled false when no controller sees to it, as when its labels were changed
   */
  record SeenPod(String name, NodeId node, String namespace, boolean controlled) {}

  /**
   * What this provider saw.
   *
   * @throws IllegalArgumentException where another provider saw it
   */
  static KindSighting of(Sighting seen) {
    if (seen instanceof KindSighting sighting) {
      return sighting;
    }
    throw new IllegalArgumentException("not seen by kind: " + seen);
  }

  static KindSighting of(Map<NodeId, Observed.Node> nodes, List<ClusterSight> clusters) {
    Map<PodId, Observed.Pod> seen = new HashMap<>();
    Map<PodId, SeenPod> pods = new HashMap<>();
    Map<String, MadeFrom> madeFrom = new HashMap<>();
    List<ForeignObject> others = new ArrayList<>();
    for (ClusterSight cluster : clusters) {
      others.addAll(cluster.others());
      seen.putAll(cluster.pods());
      pods.putAll(cluster.names());
      cluster.madeFrom().ifPresent(from -> madeFrom.put(cluster.cluster(), from));
    }
    return new KindSighting(
        new Observed(!nodes.isEmpty(), nodes, seen, WayOut.NONE, madeFrom, others), pods);
  }

  /** Where the pods are whose namespaces were found. */
  Map<PodId, Place> places() {
    Map<PodId, Place> places = new HashMap<>();
    pods.forEach((id, pod) -> {
      if (!pod.namespace().isEmpty()) {
        places.put(id, new Place(pod.node(), pod.namespace()));
      }
    });
    return places;
  }

  /** False where the API server of a cluster whose nodes run had nothing to say. */
  boolean answers(String cluster) {
    return observed.nodes().values().stream()
        .filter(node -> node.id().cluster().equals(cluster) && node.running())
        .allMatch(node -> node.provisions().isPresent());
  }
}
