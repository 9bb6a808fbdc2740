package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers that a lab was given. It is kept with a running lab and is an input of its next plan,
 * so that adding or removing one thing renumbers nothing else.
 *
 * @param clusters the number of each cluster, from 1
 * @param nodes the number of each node on the underlay, from 1, by the node's name
 * @param networks the number of each network, from 1
 * @param parts the blocks of each cluster: network, cluster, blocks
 * @param slices the blocks of each node: network, node's name, blocks
 * @param pods where each pod was placed: the pod, the node's index in the pod's cluster
 * @param blocks the blocks that the file leaves to the plan, by what they are for: {@code network
 *     n}, {@code pods c}, {@code services c}, {@code underlay}
 */
public record Allocation(
    Map<String, Integer> clusters,
    Map<String, Integer> nodes,
    Map<String, Integer> networks,
    Map<String, Map<String, List<Cidr>>> parts,
    Map<String, Map<String, List<Cidr>>> slices,
    Map<String, Integer> pods,
    Map<String, List<Cidr>> blocks) {
  /** The allocation of a lab that does not run yet. */
  public static final Allocation NONE =
      new Allocation(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

  /** Copies its maps, in the order of their keys. */
  public Allocation {
    clusters = sorted(clusters);
    nodes = sorted(nodes);
    networks = sorted(networks);
    parts = sortedWithin(parts);
    slices = sortedWithin(slices);
    pods = sorted(pods);
    Map<String, List<Cidr>> copy = new TreeMap<>();
    blocks.forEach((what, list) -> copy.put(what, List.copyOf(list)));
    blocks = Collections.unmodifiableMap(copy);
  }

  private static <V> Map<String, V> sorted(Map<String, V> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }

  private static Map<String, Map<String, List<Cidr>>> sortedWithin(
      Map<String, Map<String, List<Cidr>>> maps) {
    Map<String, Map<String, List<Cidr>>> copy = new TreeMap<>();
    maps.forEach((network, owners) -> {
      Map<String, List<Cidr>> blocks = new TreeMap<>();
      owners.forEach((owner, list) -> blocks.put(owner, List.copyOf(list)));
      copy.put(network, Collections.unmodifiableMap(blocks));
    });
    return Collections.unmodifiableMap(copy);
  }

  List<Cidr> part(String network, String cluster) {
    return parts.getOrDefault(network, Map.of()).getOrDefault(cluster, List.of());
  }

  List<Cidr> slice(String network, String node) {
    return slices.getOrDefault(network, Map.of()).getOrDefault(node, List.of());
  }

  /** What was chosen for something; empty when nothing was. */
  List<Cidr> blocks(String what) {
    return blocks.getOrDefault(what, List.of());
  }
}
