package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node as observed, with its interfaces and what is on its links by what pods look them up by.
 */
final class SeenNode {
  private final Observed.Node node;
  private final Map<Cidr, List<String>> onLink = new HashMap<>();
  private final Map<String, Observed.Interface> byName = new HashMap<>();
  private final Map<Integer, Observed.Interface> byIndex = new HashMap<>();

  SeenNode(Observed.Node node) {
    this.node = node;
    for (TableRoute route : node.routes()) {
      if (route.gateway().isEmpty() && !route.refused()) {
        onLink.computeIfAbsent(route.destination(), d -> new ArrayList<>(1)).add(route.device());
      }
    }
    for (Observed.Interface link : node.interfaces()) {
      byName.putIfAbsent(link.name(), link);
      byIndex.putIfAbsent(link.index(), link);
    }
  }

  NodeId id() {
    return node.id();
  }

  boolean running() {
    return node.running();
  }

  Optional<Provisions> provisions() {
    return node.provisions();
  }

  /** True when it runs, and Kubernetes answers for it. */
  boolean answers() {
    return running() && provisions().isPresent();
  }

  Map<String, String> sysctls() {
    return node.sysctls();
  }

  Optional<Observed.Interface> link(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Optional<Observed.Interface> link(int index) {
    return Optional.ofNullable(byIndex.get(index));
  }

  List<Observed.Interface> links() {
    return node.interfaces();
  }

  List<TableRoute> routes() {
    return node.routes();
  }

  /** True when a block is reached on the link of an interface. */
  boolean isOnLink(Cidr block, String device) {
    return onLink.getOrDefault(block, List.of()).contains(device);
  }
}
