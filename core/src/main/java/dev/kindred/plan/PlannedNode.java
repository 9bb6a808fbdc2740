package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.List;

/**
 * A node of the plan.
 *
 * @param number its number on the underlay, from 1
 * @param addresses its addresses on the underlay, each a block of one, at most one a family; empty
 *     while the provider has yet to give them
 */
public record PlannedNode(NodeId id, int number, List<Cidr> addresses) {
  /** Copies its list. */
  public PlannedNode {
    addresses = List.copyOf(addresses);
  }
}
