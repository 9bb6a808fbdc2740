package dev.kindred.verify;

import dev.kindred.advice.Advice;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import dev.kindred.provider.Policy;
import dev.kindred.provider.PolicyRule;
import dev.kindred.topology.Family;

/**
 * A node or a pod that a packet comes to, and what decides there beside the main table.
 *
 * @param verb of a command that is run there
 */
record Place(String name, Policy policy, String verb) {
  static Place of(PodId pod, Ground ground) {
    return new Place(pod.toString(), ground.policies().of(pod), "exec");
  }

  static Place of(NodeId node, Ground ground) {
    return new Place(node.toString(), ground.policies().of(node), "node");
  }

  /** The command that takes a rule away. */
  Advice without(PolicyRule rule) {
    String ip = rule.family() == Family.IPV6 ? "ip -6" : "ip";
    return command(ip + " rule del priority " + rule.priority());
  }

  /** A command that is run here; empty for none. */
  Advice command(String words) {
    return words.isEmpty() ? Advice.NONE : Advice.NONE.run(verb, name, "--").and(" " + words);
  }
}
