package dev.kindred.provider.kubernetes;

import dev.kindred.plan.ForeignObject;
import dev.kindred.plan.MadeFrom;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.PodId;
import dev.kindred.plan.WayOut;
import dev.kindred.provider.Sighting;
import dev.kindred.provider.probe.PodPlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was read of a lab.
 *
 * @param pods what Kubernetes calls each pod, and where its network namespace is
 */
public record KubernetesSighting(Observed observed, Map<PodId, SeenPod> pods) implements Sighting {
  /** Of a lab of which nothing is there. */
  public static final KubernetesSighting NOTHING =
      new KubernetesSighting(Observed.NOTHING, Map.of());

  /**
   * What Kubernetes says of a pod.
   *
   * @param name in Kubernetes
   * @param namespace the file of its network namespace on its node; empty while it has none there
   * @param controlled false when no controller sees to it, as when its labels were changed
   */
  public record SeenPod(String name, NodeId node, String namespace, boolean controlled) {}

  /**
   * What this provider saw.
   *
   * @throws IllegalArgumentException where another provider saw it
   */
  public static KubernetesSighting of(Sighting seen) {
    if (seen instanceof KubernetesSighting sighting) {
      return sighting;
    }
    throw new IllegalArgumentException("not seen by kind: " + seen);
  }

  public static KubernetesSighting of(
      Map<NodeId, Observed.Node> nodes, List<ClusterSnapshot> clusters) {
    Map<PodId, Observed.Pod> seen = new HashMap<>();
    Map<PodId, SeenPod> pods = new HashMap<>();
    Map<String, MadeFrom> madeFrom = new HashMap<>();
    List<ForeignObject> others = new ArrayList<>();
    for (ClusterSnapshot cluster : clusters) {
      others.addAll(cluster.others());
      seen.putAll(cluster.pods());
      pods.putAll(cluster.names());
      cluster.madeFrom().ifPresent(from -> madeFrom.put(cluster.cluster(), from));
    }
    return new KubernetesSighting(
        new Observed(!nodes.isEmpty(), nodes, seen, WayOut.NONE, madeFrom, others), pods);
  }

  /** Where the pods are whose namespaces were found. */
  public Map<PodId, PodPlace> places() {
    Map<PodId, PodPlace> places = new HashMap<>();
    pods.forEach((id, pod) -> {
      if (!pod.namespace().isEmpty()) {
        places.put(id, new PodPlace(pod.node(), pod.namespace()));
      }
    });
    return places;
  }

  /** False where the API server of a cluster whose nodes run had nothing to say. */
  public boolean answers(String cluster) {
    return observed.nodes().values().stream()
        .filter(node -> node.id().cluster().equals(cluster) && node.running())
        .allMatch(node -> node.provisions().isPresent());
  }
}
