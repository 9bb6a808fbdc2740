package dev.kindred.plan;

import dev.kindred.topology.Cidr;

/** A change of a route of a node. */
public sealed interface RouteChange extends Change {
  /** The node that has it, or is to have it. */
  NodeId node();

  @Override
  default String cluster() {
    return node().cluster();
  }

  @Override
  default String noun() {
    return "route";
  }

  /** A route of a node that is missing or leads elsewhere. */
  record Set(NodeId node, Route route, String reason) implements RouteChange {
    @Override
    public Kind kind() {
      return Kind.MEND;
    }

    @Override
    public String subject() {
      return "route " + route + " on " + node;
    }
  }

  /**
   * A route of a node that nothing needs.
   *
   * @param type its type as {@code ip route} names it, as {@code blackhole}
   * @param numbered false for one that an older Kindred set, without a protocol number
   */
  record Remove(NodeId node, Route route, String type, boolean numbered) implements RouteChange {
    /** A route by a gateway, or an unreachable one. */
    public Remove(NodeId node, Route route) {
      this(node, route, route.gateway().isPresent() ? "unicast" : "unreachable", true);
    }

    @Override
    public Kind kind() {
      return Kind.REMOVE;
    }

    @Override
    public String subject() {
      return "route "
          + (route.gateway().isPresent() ? route : type + " " + route.destination())
          + " on "
          + node;
    }

    @Override
    public String reason() {
      return "not in the plan";
    }
  }

  /** The node's own route to a pod of it, which a plugin had made. */
  record SetToPod(NodeId node, Cidr address, String device, PodId pod) implements RouteChange {
    @Override
    public Kind kind() {
      return Kind.MEND;
    }

    @Override
    public String subject() {
      return "route " + address + " dev " + device + " on " + node;
    }

    @Override
    public String reason() {
      return "missing; it leads to " + pod;
    }
  }
}
