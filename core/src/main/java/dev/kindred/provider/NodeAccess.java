package dev.kindred.provider;

import dev.kindred.host.Command;
import dev.kindred.plan.NodeId;

/** How a program is run on a node. */
@FunctionalInterface
public interface NodeAccess {
  /**
   * A program on a node, with its standard input, and its arguments; nothing is read by a shell.
   */
  Command on(NodeId node, String... arguments);
}
