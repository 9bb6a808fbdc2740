package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.List;
import java.util.Map;

/**
 * What joins the nodes, as the plan sees it.
 *
 * @param blocks its address blocks, at most one a family
 * @param known addresses that nodes have already, each a block of one; where a node is missing and
 *     {@code assigns} is true the plan gives it one
 * @param assigns true where nodes take the addresses that the plan gives them
 * @param mtu the largest IP packet in bytes
 * @param taken blocks that the lab must keep clear of, with what has them, as the routes of the
 *     host
 * @param avoided blocks that are not chosen where the file is silent, as those of other networks of
 *     the machine; the file may name them
 * @param orchestrated true where the nodes are those of real Kubernetes clusters, which place pods
 *     and give them their first interface themselves; false where the plan does
 * @param link what the nodes' interfaces carry
 */
public record Underlay(
    List<Cidr> blocks,
    Map<NodeId, List<Cidr>> known,
    boolean assigns,
    int mtu,
    Map<Cidr, String> taken,
    List<Cidr> avoided,
    boolean orchestrated,
    Link link) {
  /**
   * What the nodes' interfaces carry, in bytes of the largest IP packet.
   *
   * @param mtu the interface on the underlay
   * @param segment those on segments: less where packets of a segment are carried by the underlay,
   *     in packets of its own
   */
  public record Link(int mtu, int segment) {}

  /** Copies its collections. */
  public Underlay {
    blocks = List.copyOf(blocks);
    known = Map.copyOf(known);
    taken = Map.copyOf(taken);
    avoided = List.copyOf(avoided);
  }

  /** Whose interfaces all carry the same. */
  public Underlay(
      List<Cidr> blocks,
      Map<NodeId, List<Cidr>> known,
      boolean assigns,
      int mtu,
      Map<Cidr, String> taken,
      List<Cidr> avoided,
      boolean orchestrated) {
    this(blocks, known, assigns, mtu, taken, avoided, orchestrated, new Link(mtu, mtu));
  }

  /** Of nodes without an orchestrator. */
  public Underlay(
      List<Cidr> blocks,
      Map<NodeId, List<Cidr>> known,
      boolean assigns,
      int mtu,
      Map<Cidr, String> taken) {
    this(blocks, known, assigns, mtu, taken, false);
  }

  /** Of nodes with or without an orchestrator, of a machine of which nothing else is known. */
  public Underlay(
      List<Cidr> blocks,
      Map<NodeId, List<Cidr>> known,
      boolean assigns,
      int mtu,
      Map<Cidr, String> taken,
      boolean orchestrated) {
    this(blocks, known, assigns, mtu, taken, List.of(), orchestrated);
  }

  /** The same with other blocks. */
  Underlay with(List<Cidr> others) {
    return new Underlay(others, known, assigns, mtu, taken, avoided, orchestrated, link);
  }
}
