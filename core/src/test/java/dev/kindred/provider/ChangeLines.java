package dev.kindred.provider;

import dev.kindred.plan.Change;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Changes as lines of text, with names of nodes in place of their addresses. */
final class ChangeLines {
  private final Map<String, String> nodes = new TreeMap<>();

  /**
   * A line a change.
   *
   * @param plan whose nodes are known from now on
   */
  List<String> of(Plan plan, List<Change> changes) {
    for (PlannedNode node : plan.nodes()) {
      node.addresses().forEach(address -> nodes.put(address.ip(), node.id().name()));
    }
    return changes.stream().map(this::line).toList();
  }

  private String line(Change c) {
    String line = c.kind() + " " + c.subject() + (c.reason().isEmpty() ? "" : ": " + c.reason());
    for (Map.Entry<String, String> node : nodes.entrySet()) {
      line = line.replaceAll(Pattern.quote(node.getKey()) + "(?![0-9a-f:])", node.getValue());
    }
    return line;
  }
}
