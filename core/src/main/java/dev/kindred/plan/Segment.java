package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The layer-2 segment of a network that is one link for all its pods: a broadcast domain of its
 * own, to which each node of the network has an interface. What joins these is the provider's.
 */
public record Segment(PlannedNetwork network, String device) {
  private static final String PREFIX = "segment";

  /** A node's interface on the segment of the network with this number: at most 15 letters. */
  static String device(int number) {
    return PREFIX + number;
  }

  /**
   * What a node is reached by on segments, where the underlay carries them: IPv4 where it can be.
   */
  public static Optional<Cidr> end(PlannedNode node) {
    return node.addresses().stream()
        .filter(address -> address.family() == Family.IPV4)
        .findFirst()
        .or(() -> node.addresses().stream().findFirst());
  }

  /** The other nodes that take part, by what they are reached by, in the order of the plan. */
  public Map<Cidr, NodeId> ends(Plan plan, NodeId self) {
    Map<Cidr, NodeId> ends = new LinkedHashMap<>();
    for (PlannedNode node : plan.nodes()) {
      if (!node.id().equals(self) && network.slice(node.id()).isPresent()) {
        end(node).ifPresent(address -> ends.put(address, node.id()));
      }
    }
    return ends;
  }

  /** True when a link has the name of an interface on some segment, in the plan or not. */
  public static boolean isDevice(String name) {
    return name.length() > PREFIX.length()
        && name.startsWith(PREFIX)
        && name.chars().skip(PREFIX.length()).allMatch(Character::isDigit);
  }
}
