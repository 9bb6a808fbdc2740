package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.List;

/**
 * A node of the plan.
 *
 * @param info what it is, with its addresses on the underlay; none while the provider has yet to
 *     give them
 * @param number its number on the underlay, from 1
 */
public record PlannedNode(NodeInfo info, int number) {
  /** Which node it is. */
  public NodeId id() {
    return info.id();
  }

  /** The name of its interface on the underlay. */
  public String link() {
    return info.link();
  }

  /** The largest IP packet of that interface, in bytes. */
  public int mtu() {
    return info.mtu();
  }

  /** Its addresses there, each a block of one, at most one a family. */
  public List<Cidr> addresses() {
    return info.addresses();
  }
}
