package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Gives nodes their addresses on the underlay, by their numbers. Its first address is left to what
 * joins the nodes, as engines do.
 */
record NodeAddresses(Underlay underlay, Map<String, Integer> numbers) {
  /** The nodes with their addresses. */
  List<PlannedNode> of(List<NodeInfo> nodes) {
    return nodes.stream()
        .map(node -> {
          int number = numbers.getOrDefault(node.id().name(), 0);
          return new PlannedNode(node.with(addresses(node, number)), number);
        })
        .toList();
  }

  private List<Cidr> addresses(NodeInfo node, int number) {
    if (!node.addresses().isEmpty() || !underlay.assigns()) {
      return node.addresses();
    }
    List<Cidr> addresses = new ArrayList<>();
    for (Cidr block : underlay.blocks()) {
      if (number + 2L < HostLocal.size(block)) {
        addresses.add(block.address(number + 1L));
      }
    }
    return addresses;
  }

  /** What is wrong with blocks that do not have one for each node. */
  List<Problem> problems(TooSmall tooSmall) {
    List<Problem> problems = new ArrayList<>();
    int highest = numbers.values().stream().mapToInt(n -> n).max().orElse(0);
    for (Cidr block : underlay.assigns() ? underlay.blocks() : List.<Cidr>of()) {
      if (HostLocal.size(block) <= highest + 2L) {
        problems.add(tooSmall.underlay(block, numbers.size(), highest));
      }
    }
    return problems;
  }
}
