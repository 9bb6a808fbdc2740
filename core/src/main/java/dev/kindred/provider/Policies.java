package dev.kindred.provider;

import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import java.util.List;
import java.util.Map;

/**
 * What decides about packets at some nodes and in some pods, beside their main routing tables.
 *
 * @param ways the words before a command that changes a pod's network, as Kindred takes them; of
 *     pods in which a program itself may do so there are none
 */
public record Policies(
    Map<NodeId, Policy> nodes, Map<PodId, Policy> pods, Map<PodId, List<String>> ways) {
  /** Nothing was looked at. */
  public static final Policies NONE = new Policies(Map.of(), Map.of());

  /** Of pods that may change their own network. */
  public Policies(Map<NodeId, Policy> nodes, Map<PodId, Policy> pods) {
    this(nodes, pods, Map.of());
  }

  /** Copies its maps. */
  public Policies {
    nodes = Map.copyOf(nodes);
    pods = Map.copyOf(pods);
    ways = Map.copyOf(ways);
  }

  /** Of a node. */
  public Policy of(NodeId node) {
    return nodes.getOrDefault(node, Policy.NONE);
  }

  /** The words before a command that changes the network of a pod, beginning with the verb. */
  public List<String> way(PodId pod) {
    return ways.getOrDefault(pod, List.of("exec", pod.toString(), "--"));
  }

  /** Of a pod. */
  public Policy of(PodId pod) {
    return pods.getOrDefault(pod, Policy.NONE);
  }
}
