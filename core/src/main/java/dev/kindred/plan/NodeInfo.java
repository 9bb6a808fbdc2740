package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.List;

/**
 * A node, as the underlay has it.
 *
 * @param link the name of its interface on the underlay
 * @param mtu the largest IP packet of that interface, in bytes
 * @param addresses those that it has there already, each a block of one, at most one a family;
 *     empty where the plan gives it some, or the provider has yet to do so
 */
public record NodeInfo(NodeId id, String link, int mtu, List<Cidr> addresses) {
  /** Copies its list. */
  public NodeInfo {
    addresses = List.copyOf(addresses);
  }

  /** The same with these addresses. */
  NodeInfo with(List<Cidr> others) {
    return new NodeInfo(id, link, mtu, others);
  }
}
