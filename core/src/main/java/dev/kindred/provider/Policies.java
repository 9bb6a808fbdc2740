package dev.kindred.provider;

import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import java.util.Map;

/** What decides about packets at some nodes and in some pods, beside their main routing tables. */
public record Policies(Map<NodeId, Policy> nodes, Map<PodId, Policy> pods) {
  /** Nothing was looked at. */
  public static final Policies NONE = new Policies(Map.of(), Map.of());

  /** Copies its maps. */
  public Policies {
    nodes = Map.copyOf(nodes);
    pods = Map.copyOf(pods);
  }

  /** Of a node. */
  public Policy of(NodeId node) {
    return nodes.getOrDefault(node, Policy.NONE);
  }

  /** Of a pod. */
  public Policy of(PodId pod) {
    return pods.getOrDefault(pod, Policy.NONE);
  }
}
