package dev.kindred.provider.kubernetes;

import dev.kindred.host.Parallel;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import dev.kindred.provider.NodeAccess;
import dev.kindred.provider.Policies;
import dev.kindred.provider.Policy;
import dev.kindred.provider.PolicyReader;
import dev.kindred.provider.probe.PodPlace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads rules and packet filters of some nodes and of pods on them, by the nodes' own programs: a
 * pod's image needs none.
 */
public record PolicyReading(NodeAccess exec, Map<PodId, PodPlace> places) {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** The network namespace of a node's first process. */
  private static final String OWN = "/proc/1/ns/net";

  public Policies of(Collection<NodeId> nodes, Collection<PodId> pods) {
    Map<NodeId, Map<String, PodId>> work = new TreeMap<>();
    nodes.forEach(node -> work.put(node, new LinkedHashMap<>()));
    for (PodId pod : pods) {
      PodPlace place = places.get(pod);
      if (place != null) {
        work.computeIfAbsent(place.node(), n -> new LinkedHashMap<>()).put(place.namespace(), pod);
      }
    }
    Map<NodeId, Policy> ofNodes = new ConcurrentHashMap<>();
    Map<PodId, Policy> ofPods = new ConcurrentHashMap<>();
    List<Runnable> tasks = new ArrayList<>();
    work.forEach((node, inside) ->
        tasks.add(() ->
            read(node, inside)
                .forEach((place, policy) -> {
                  Optional.ofNullable(inside.get(place)).ifPresent(p -> ofPods.put(p, policy));
                  if (place.equals(OWN)) {
                    ofNodes.put(node, policy);
                  }
                })));
    Parallel.run(tasks);
    return new Policies(ofNodes, ofPods, ways(pods));
  }

  /** Programs of a pod may change nothing of its network here; its node may. */
  private Map<PodId, List<String>> ways(Collection<PodId> pods) {
    Map<PodId, List<String>> ways = new HashMap<>();
    for (PodId pod : pods) {
      PodPlace place = places.get(pod);
      if (place != null) {
        String enter = "--net=" + place.namespace();
        ways.put(pod, List.of("node", place.node().toString(), "--", "nsenter", enter));
      }
    }
    return ways;
  }

  private Map<String, Policy> read(NodeId node, Map<String, PodId> inside) {
    List<String> line = new ArrayList<>(List.of("sh", "-s", "--", OWN));
    line.addAll(inside.keySet());
    return PolicyReader.read(
        exec.on(node, line.toArray(String[]::new))
            .input(PolicyReader.script())
            .timeout(LIMIT)
            .purpose("read rules and packet filters on " + node)
            .answer()
            .stdout());
  }
}
