package dev.kindred.provider.netns;

import dev.kindred.plan.Change;
import dev.kindred.plan.NodeChange;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.PlannedNode;
import dev.kindred.plan.Segment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The segments of networks that are one link for all pods: a bridge a network beside the
 * underlay's, of the same name as the nodes' interfaces, and a cable to it from each node that
 * takes part.
 */
final class Segments {
  private final LabContext context;

  Segments(LabContext context) {
    this.context = context;
  }

  /** The port of a node on the bridge of a network's segment: at most 15 letters. */
  static String port(PlannedNetwork network, PlannedNode node) {
    return "s" + network.number() + Batches.port(node);
  }

  /** On the underlay: the bridges that changes need and that are not there. */
  List<AgentPool.Task> bridges(List<Change> changes) {
    Set<String> devices = new HashSet<>();
    for (Change change : changes) {
      if (change instanceof NodeChange.Add c) {
        context.plan().segments(c.id()).forEach(segment -> devices.add(segment.device()));
      } else if (change instanceof NodeChange.SetSegment c) {
        devices.add(c.segment().device());
      }
    }
    if (devices.isEmpty()) {
      return List.of();
    }
    StringBuilder lines = new StringBuilder();
    Set<String> there = context.holder().links();
    for (String device : devices) {
      if (!there.contains(device)) {
        lines.append("link add name ").append(device).append(" type bridge\n");
      }
      lines.append("link set dev ").append(device).append(" addrgenmode none up\n");
    }
    return List.of(agent -> {
      agent.enter(Names.UNDERLAY);
      NodeWork.batch(agent, context.files(), Names.UNDERLAY, lines.toString());
    });
  }

  /** Removes the bridges that no network of the plan needs. */
  List<AgentPool.Task> sweep() {
    Set<String> left = context.holder().links();
    left.removeIf(link -> !Segment.isDevice(link));
    for (PlannedNetwork network : context.plan().networks()) {
      network.type().segment(network.number()).ifPresent(left::remove);
    }
    return left.isEmpty() ? List.of() : List.of(agent -> remove(agent, left));
  }

  private static void remove(Agent agent, Set<String> bridges) {
    agent.enter(Names.UNDERLAY);
    for (String bridge : bridges) {
      agent.call("remove the segment " + bridge + " by ip", "unplug", bridge);
    }
  }

  /** All cables of a new node to segments. */
  void all(Agent agent, PlannedNode node, StringBuilder underlay, StringBuilder onNode) {
    for (Segment segment : context.plan().segments(node.id())) {
      cable(agent, node, segment, true, underlay);
      up(segment, onNode);
    }
  }

  /** Makes or mends a cable. */
  void set(
      Agent agent, NodeChange.SetSegment change, StringBuilder underlay, StringBuilder onNode) {
    cable(agent, change.node(), change.segment(), change.missing(), underlay);
    up(change.segment(), onNode);
  }

  /** Takes a cable away from a node, and what lies on it. */
  void remove(Agent agent, NodeChange.RemoveSegment change) {
    NodeId node = change.id();
    agent.enter(Names.of(node));
    agent.call("unplug node " + node + " by ip", "unplug", change.device());
  }

  private void cable(
      Agent agent, PlannedNode node, Segment segment, boolean missing, StringBuilder underlay) {
    String port = port(segment.network(), node);
    int mtu = context.plan().segmentMtu();
    if (missing) {
      if (context.holder().hasLink(port)) { // Its other end was taken away, or has another name.
        agent.enter(Names.UNDERLAY);
        agent.call("unplug node " + node.id() + " by ip", "unplug", port);
      }
      underlay.append("link add name ").append(port).append(" mtu ").append(mtu);
      underlay.append(" type veth peer name ").append(segment.device());
      underlay.append(" mtu ").append(mtu).append(" netns ").append(Names.of(node.id()));
      underlay.append('\n');
    }
    underlay.append("link set dev ").append(port).append(" mtu ").append(mtu);
    underlay.append(" master ").append(segment.device()).append(" up\n");
  }

  private void up(Segment segment, StringBuilder onNode) {
    onNode.append("link set dev ").append(segment.device()).append(" mtu ");
    onNode.append(context.plan().segmentMtu()).append(" addrgenmode none up\n");
  }
}
