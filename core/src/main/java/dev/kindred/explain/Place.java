package dev.kindred.explain;

import dev.kindred.advice.Advice;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import dev.kindred.provider.Policy;
import dev.kindred.provider.PolicyRule;
import dev.kindred.topology.Family;
import java.util.List;

/**
 * A node or a pod that a packet comes to, and what decides there beside the main table.
 *
 * @param way the words before a command that is run there, beginning with Kindred's verb
 */
record Place(String name, Policy policy, List<String> way) {
  static Place of(PodId pod, NetworkView view) {
    return new Place(pod.toString(), view.policies().of(pod), view.policies().way(pod));
  }

  static Place of(NodeId node, NetworkView view) {
    List<String> way = List.of("node", node.toString(), "--");
    return new Place(node.toString(), view.policies().of(node), way);
  }

  /** The command that takes a rule away. */
  Advice without(PolicyRule rule) {
    String ip = rule.family() == Family.IPV6 ? "ip -6" : "ip";
    return command(ip + " rule del priority " + rule.priority());
  }

  /** A command that is run here; empty for none. */
  Advice command(String words) {
    String[] more = way.subList(1, way.size()).toArray(String[]::new);
    return words.isEmpty() ? Advice.NONE : Advice.NONE.run(way.getFirst(), more).and(" " + words);
  }
}
