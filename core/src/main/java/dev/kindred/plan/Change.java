package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.List;

/**
 * One difference between the plan and what is observed, and at once what mends it. {@code plan}
 * prints changes, {@code up} makes them, {@code status} reports them as drift.
 */
public sealed interface Change {
  /** What it does to its subject. */
  enum Kind {
    /** Makes it. */
    ADD("+"),
    /** Takes it away. */
    REMOVE("-"),
    /** Puts it right in place. */
    MEND("~"),
    /** Takes it away and makes it anew. */
    REPLACE("±");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }

    /** The sign before a line of a printed plan. */
    public String sign() {
      return sign;
    }

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** What it does. */
  Kind kind();

  /** The cluster that it belongs to. */
  String cluster();

  /** What kind of thing it is about, in the singular. */
  String noun();

  /** What it is about, as {@code node edge1-worker}. */
  String subject();

  /** Why, in a few words; empty when the subject says all. */
  default String reason() {
    return "";
  }

  /** About a node. */
  sealed interface OfNode extends Change {
    /** The node. */
    NodeId id();

    @Override
    default String cluster() {
      return id().cluster();
    }

    @Override
    default String noun() {
      return "node";
    }

    @Override
    default String subject() {
      return "node " + id();
    }
  }

  /** About a route of a node. */
  sealed interface OfRoute extends Change {
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
  }

  /** About a pod. */
  sealed interface OfPod extends Change {
    /** The pod. */
    PodId id();

    @Override
    default String cluster() {
      return id().cluster();
    }

    @Override
    default String noun() {
      return "pod";
    }

    @Override
    default String subject() {
      return "pod " + id();
    }
  }

  /** About an interface of a pod that stays, to be put right. */
  sealed interface OfInterface extends Change {
    /** The pod. */
    PlannedPod pod();

    @Override
    default Kind kind() {
      return Kind.MEND;
    }

    @Override
    default String cluster() {
      return pod().id().cluster();
    }

    @Override
    default String noun() {
      return "interface";
    }
  }

  /** About what joins the nodes. It is of no cluster. */
  sealed interface OfUnderlay extends Change {
    @Override
    default String cluster() {
      return "";
    }
  }

  /** The way out of the lab, with the routes back to the pods. */
  record WayOut(Kind kind, String reason) implements OfUnderlay {
    @Override
    public String noun() {
      return "way out";
    }

    @Override
    public String subject() {
      return "way out to the internet";
    }
  }

  /** A node with its address and all its routes. */
  record AddNode(PlannedNode node) implements OfNode {
    @Override
    public Kind kind() {
      return Kind.ADD;
    }

    @Override
    public NodeId id() {
      return node.id();
    }
  }

  /** A node and all that is on it. */
  record RemoveNode(NodeId node, String reason) implements OfNode {
    /** A node that the topology does not name. */
    public RemoveNode(NodeId node) {
      this(node, "not in the topology");
    }

    @Override
    public Kind kind() {
      return Kind.REMOVE;
    }

    @Override
    public NodeId id() {
      return node;
    }
  }

  /**
   * A node's own interface with its addresses and routes, and its kernel settings.
   *
   * @param cable true when its interface on the underlay is missing
   */
  record MendNode(PlannedNode node, boolean cable, String reason) implements OfNode {
    @Override
    public Kind kind() {
      return Kind.MEND;
    }

    @Override
    public NodeId id() {
      return node.id();
    }
  }

  /**
   * A node's interface on the segment of a network.
   *
   * @param missing true when it is not there
   */
  record SetSegment(PlannedNode node, Segment segment, boolean missing, String reason)
      implements OfNode {
    @Override
    public Kind kind() {
      return Kind.MEND;
    }

    @Override
    public NodeId id() {
      return node.id();
    }

    @Override
    public String noun() {
      return "segment";
    }

    @Override
    public String subject() {
      return segment.device() + " (" + segment.network().name() + ") of node " + node.id();
    }
  }

  /** A node's interface on a segment that the node has no part in. */
  record RemoveSegment(NodeId id, String device) implements OfNode {
    @Override
    public Kind kind() {
      return Kind.REMOVE;
    }

    @Override
    public String noun() {
      return "segment";
    }

    @Override
    public String subject() {
      return device + " of node " + id;
    }

    @Override
    public String reason() {
      return "not in the plan";
    }
  }

  /**
   * An interface of a node that has another name.
   *
   * @param from the name that it has
   */
  record RenameNodeLink(PlannedNode node, String name, String from) implements OfNode {
    @Override
    public Kind kind() {
      return Kind.MEND;
    }

    @Override
    public NodeId id() {
      return node.id();
    }

    @Override
    public String noun() {
      return "interface";
    }

    @Override
    public String subject() {
      return name + " of node " + node.id();
    }

    @Override
    public String reason() {
      return "has the name " + from;
    }
  }

  /** A route of a node that is missing or leads elsewhere. */
  record SetRoute(NodeId node, Route route, String reason) implements OfRoute {
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
  record RemoveRoute(NodeId node, Route route, String type, boolean numbered) implements OfRoute {
    /** A route by a gateway, or an unreachable one. */
    public RemoveRoute(NodeId node, Route route) {
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
  record SetPodRoute(NodeId node, Cidr address, String device, PodId pod) implements OfRoute {
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

  /** A pod with all its interfaces. */
  record AddPod(PlannedPod pod) implements OfPod {
    @Override
    public Kind kind() {
      return Kind.ADD;
    }

    @Override
    public PodId id() {
      return pod.id();
    }
  }

  /** A pod that is not to be. */
  record RemovePod(PodId pod, NodeId node, String reason) implements OfPod {
    @Override
    public Kind kind() {
      return Kind.REMOVE;
    }

    @Override
    public PodId id() {
      return pod;
    }
  }

  /**
   * A pod that cannot become what it should be.
   *
   * @param from the node that it is on now
   */
  record ReplacePod(PlannedPod pod, NodeId from, String reason) implements OfPod {
    @Override
    public Kind kind() {
      return Kind.REPLACE;
    }

    @Override
    public PodId id() {
      return pod.id();
    }
  }

  /** Kernel settings of a pod that stays. */
  record SetPodSettings(PlannedPod pod, String reason) implements OfPod {
    @Override
    public Kind kind() {
      return Kind.MEND;
    }

    @Override
    public PodId id() {
      return pod.id();
    }

    @Override
    public String subject() {
      return "settings of pod " + pod.id();
    }
  }

  /** The command of a pod that stays, started in it again. */
  record StartCommand(PlannedPod pod, String reason) implements OfPod {
    @Override
    public Kind kind() {
      return Kind.MEND;
    }

    @Override
    public PodId id() {
      return pod.id();
    }

    @Override
    public String noun() {
      return "command";
    }

    @Override
    public String subject() {
      return "command of pod " + pod.id();
    }
  }

  /**
   * An interface of a pod that has another name.
   *
   * @param from the name that it has
   */
  record RenameLink(PlannedPod pod, String interfaceName, String from) implements OfInterface {
    @Override
    public String subject() {
      return interfaceName + " of pod " + pod.id();
    }

    @Override
    public String reason() {
      return "has the name " + from;
    }
  }

  /** An interface of a pod, made anew on its network. */
  record Reattach(PlannedPod pod, String interfaceName, String network, String reason)
      implements OfInterface {
    @Override
    public String subject() {
      return interfaceName + " (" + network + ") of pod " + pod.id();
    }
  }

  /**
   * Routes of a pod, and the state of the interface that they leave by, which is to be up.
   *
   * @param routes those by its node
   * @param subnets the blocks on the interface's link
   */
  record MendPod(
      PlannedPod pod, String interfaceName, List<Route> routes, List<Cidr> subnets, String reason)
      implements OfInterface {
    /** Copies its lists. */
    public MendPod {
      routes = List.copyOf(routes);
      subnets = List.copyOf(subnets);
    }

    @Override
    public String subject() {
      return interfaceName + " of pod " + pod.id();
    }
  }
}
