package dev.kindred.plan;

/** A change of a node. */
public sealed interface NodeChange extends Change {
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

  /** A node with its address and all its routes. */
  record Add(PlannedNode node) implements NodeChange {
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
  record Remove(NodeId node, String reason) implements NodeChange {
    /** A node that the topology does not name. */
    public Remove(NodeId node) {
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
  record Mend(PlannedNode node, boolean cable, String reason) implements NodeChange {
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
      implements NodeChange {
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
  record RemoveSegment(NodeId id, String device) implements NodeChange {
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
  record RenameLink(PlannedNode node, String name, String from) implements NodeChange {
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
}
