package dev.kindred.provider.netns;

import dev.kindred.plan.IpBatch;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNode;
import dev.kindred.plan.PodNetworks;
import dev.kindred.plan.Route;
import dev.kindred.plan.RouteChange;
import dev.kindred.plan.Slice;
import dev.kindred.topology.Cidr;
import java.util.List;

/**
 * Renders what is to be done as lines of {@code ip -batch}. Names always follow a keyword: iproute2
 * reads short ones as abbreviations.
 */
final class Batches {
  private Batches() {}

  /** On the underlay: a node's namespace, and its cable to the bridge. */
  static void node(StringBuilder out, PlannedNode node, int mtu) {
    out.append("netns add ").append(Names.of(node.id())).append('\n');
    cable(out, node, mtu);
  }

  /** On the underlay: the cable of a node whose namespace is there. */
  static void cable(StringBuilder out, PlannedNode node, int mtu) {
    String port = port(node);
    out.append("link add name ").append(port).append(" mtu ").append(mtu);
    out.append(" type veth peer name ").append(node.link()).append(" mtu ").append(mtu);
    out.append(" address ").append(Neighbours.mac(node));
    out.append(" netns ").append(Names.of(node.id())).append('\n');
    plug(out, node);
  }

  /** On the underlay: the bridge and a node's end of a cable carry packets of this size. */
  static void carry(StringBuilder out, PlannedNode node, int mtu) {
    out.append("link set dev ").append(port(node)).append(" mtu ").append(mtu).append('\n');
    out.append("link set dev ").append(Names.BRIDGE).append(" mtu ").append(mtu).append('\n');
  }

  /** On the underlay: the node's port on the bridge. */
  static void plug(StringBuilder out, PlannedNode node) {
    out.append("link set dev ").append(Names.BRIDGE).append(" up\n");
    out.append("link set dev ").append(port(node)).append(" master ").append(Names.BRIDGE);
    out.append(" up\n");
  }

  /** On the underlay: the address that nodes reach the outside by, and the routes back to pods. */
  static void gateway(StringBuilder out, Plan plan, List<Cidr> underlay) {
    out.append("link set dev ").append(Names.BRIDGE);
    out.append(" address ").append(Neighbours.GATEWAY).append(" up\n");
    Cidr gateway = plan.gateway().orElseThrow();
    for (Cidr block : underlay) {
      if (block.contains(gateway)) {
        out.append("address replace ").append(gateway.ip());
        out.append('/').append(block.prefix()).append(" dev ").append(Names.BRIDGE).append('\n');
      }
    }
    plan.routes().back().forEach(route -> IpBatch.route(out, route));
  }

  /** The node's port on the underlay's bridge. */
  static String port(PlannedNode node) {
    return "node" + node.number();
  }

  /** On a node: its addresses. */
  static void addresses(StringBuilder out, PlannedNode node, List<Cidr> underlay) {
    out.append("link set dev lo up\n");
    IpBatch.addresses(out, node, underlay);
    out.append("link set dev ").append(node.link()).append(" up\n");
  }

  /** On a node: a route that is to go. */
  static void noRoute(StringBuilder out, RouteChange.Remove change) {
    Route route = change.route();
    out.append("route del ").append(change.type()).append(' ').append(route.destination());
    route.gateway().ifPresent(gateway -> out.append(" via ").append(gateway.ip()));
    out.append(change.numbered() ? IpBatch.OURS : "").append('\n');
  }

  /**
   * In a pod: a route by its node, and what it needs. On a pair of its own the node alone is its
   * neighbour: where the interface was down meanwhile, the kernel takes the whole slice for that.
   */
  static void podsRoute(StringBuilder out, PodNetworks.Planned planned, NodeId node, Route route) {
    Cidr gateway = route.gateway().orElse(route.destination());
    String device = " dev " + planned.interfaceName() + "\n";
    if (planned.network().footprint(node).isPair()) {
      out.append("route replace ").append(gateway).append(device);
      for (Cidr range : planned.network().slice(node).map(Slice::ranges).orElse(List.of())) {
        if (range.contains(gateway)) {
          out.append("route replace ").append(range).append(" via ").append(gateway.ip());
          out.append(device);
        }
      }
    }
    out.append("route replace ").append(route).append('\n');
  }

  /** On a node: the way to an address of a pod of it. */
  static void podRoute(StringBuilder out, Cidr address, String device) {
    out.append("link set dev ").append(device).append(" up\n");
    out.append("route replace ").append(address).append(" dev ").append(device);
    out.append(IpBatch.OURS).append('\n');
  }
}
