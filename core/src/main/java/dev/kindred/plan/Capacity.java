package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Problem;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Checks that every slice has addresses for the pods of its node. */
final class Capacity {
  /** What a range does not give to pods: its first address, the gateway and its last address. */
  private static final BigInteger RESERVED = BigInteger.valueOf(3);

  private final Map<String, Map<NodeId, Integer>> attached = new HashMap<>();
  private final Set<String> complained = new HashSet<>();
  private final List<Problem> problems;

  private Capacity(List<PlannedPod> pods, List<Problem> problems) {
    this.problems = problems;
    for (PlannedPod pod : pods) {
      count(PodNetwork.NAME, pod.node());
      pod.workload().networks().forEach(network -> count(network, pod.node()));
    }
  }

  private void count(String network, NodeId node) {
    attached.computeIfAbsent(network, n -> new HashMap<>()).merge(node, 1, Integer::sum);
  }

  static void check(Plan plan, List<Problem> problems) {
    Capacity capacity = new Capacity(plan.pods(), problems);
    for (int i = 0; i < plan.networks().size(); i++) {
      PlannedNetwork network = plan.networks().get(i);
      String path = "networks[" + i + "]";
      capacity.check(
          network, (node, range) -> Slicing.key(path, network.network(), node.cluster(), range));
    }
    List<Cluster> clusters = plan.topology().clusters();
    for (int i = 0; i < clusters.size(); i++) {
      PlannedNetwork ofPods = plan.podNetworks().get(clusters.get(i).name());
      String key = "clusters[" + i + "].podSubnet";
      if (ofPods != null) {
        capacity.check(ofPods, (_, _) -> key);
      }
    }
  }

  /** One problem a key: what helps the first node helps the others. */
  private void check(PlannedNetwork network, BiFunction<NodeId, Cidr, String> keyOf) {
    Map<NodeId, Integer> counts = attached.getOrDefault(network.name(), Map.of());
    for (Slice slice : network.slices()) {
      int wanted = counts.getOrDefault(slice.node(), 0);
      for (Cidr range : slice.ranges()) {
        BigInteger room = range.size().subtract(RESERVED).max(BigInteger.ZERO);
        if (room.compareTo(BigInteger.valueOf(wanted)) < 0) {
          String key = keyOf.apply(slice.node(), range);
          if (complained.add(key)) {
            problems.add(problem(key, slice.node() + " has " + range, room, wanted));
          }
        }
      }
    }
  }

  private static Problem problem(String key, String has, BigInteger room, int wanted) {
    return new Problem(
        key,
        has + ", room for " + room + " pods, and " + wanted + " are to attach there",
        "Use a larger block, fewer replicas or more nodes.");
  }
}
