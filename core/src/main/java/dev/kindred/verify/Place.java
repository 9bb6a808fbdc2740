package dev.kindred.verify;

import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import dev.kindred.provider.Policy;
import dev.kindred.provider.PolicyRule;
import dev.kindred.topology.Family;

/**
 * A node or a pod that a packet comes to, and what decides there beside the main table.
 *
 * @param prefix of a command that is run there, as {@code kindred node edge1 --}
 */
record Place(String name, Policy policy, String prefix) {
  static Place of(PodId pod, Ground ground) {
    return new Place(pod.toString(), ground.policies().of(pod), "kindred exec " + pod + " --");
  }

  static Place of(NodeId node, Ground ground) {
    return new Place(node.toString(), ground.policies().of(node), "kindred node " + node + " --");
  }

  /** The command that takes a rule away. */
  String without(PolicyRule rule) {
    String ip = rule.family() == Family.IPV6 ? "ip -6" : "ip";
    return command(ip + " rule del priority " + rule.priority());
  }

  /** A command that is run here; empty for none. */
  String command(String words) {
    return words.isEmpty() ? "" : prefix + " " + words;
  }
}
