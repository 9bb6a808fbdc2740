package dev.kindred;

import dev.kindred.lab.LabCycle;
import dev.kindred.plan.NodeId;

/** A node of a lab's cluster. It need not run. */
public final class Node extends Place {
  private final NodeId id;

  Node(LabCycle lab, NodeId id) {
    super((words, streams) -> lab.onNode(id, words, streams));
    this.id = id;
  }

  /** Its name, as {@code edge1-control-plane}. */
  @Override
  public String name() {
    return id.name();
  }

  /** The name of its cluster. */
  public String cluster() {
    return id.cluster();
  }
}
