package dev.kindred.provider.netns;

import dev.kindred.plan.Change;
import dev.kindred.plan.IpBatch;
import dev.kindred.plan.NodeChange;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNode;
import dev.kindred.plan.Route;
import dev.kindred.plan.RouteTable;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.topology.Cidr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The routes of a plan, and the neighbours that they lead to, by the hardware addresses they have.
 */
final class Routing {
  private final RouteTable table;
  private final Map<Cidr, String> neighbours = new HashMap<>();

  /**
   * @param taken the hardware addresses of nodes that stay, as some took another than Kindred gave
   */
  Routing(Plan plan, Map<NodeId, String> taken) {
    this.table = plan.routes();
    for (PlannedNode node : plan.nodes()) {
      String mac = taken.getOrDefault(node.id(), Neighbours.mac(node));
      node.addresses().forEach(address -> neighbours.put(address, mac));
    }
  }

  /** Those that nodes were seen with, without nodes whose interface the changes make. */
  static Map<NodeId, String> taken(Map<NodeId, String> seen, List<Change> changes) {
    Map<NodeId, String> taken = new HashMap<>(seen);
    for (Change change : changes) {
      if (change instanceof NodeChange.Add c) {
        taken.remove(c.id());
      } else if (change instanceof NodeChange.Mend c && c.cable()) {
        taken.remove(c.id());
      }
    }
    return taken;
  }

  /** The routes of a node. */
  List<Route> of(NodeId node) {
    return table.of(node);
  }

  /** On a node: a route, and the node that it leads to. */
  void add(StringBuilder out, Route route) {
    IpBatch.route(out, route);
    if (route.gateway().isPresent()) {
      Cidr gateway = route.gateway().get();
      String mac = neighbours.get(gateway);
      if (mac != null) {
        out.append(Neighbours.line(gateway.ip(), mac, DeclaredNodes.LINK));
      }
    }
  }
}
