package dev.kindred.provider.netns;

import dev.kindred.plan.NodeId;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNode;
import dev.kindred.plan.Route;
import dev.kindred.plan.RouteTable;
import dev.kindred.provider.IpBatch;
import dev.kindred.topology.Cidr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The routes of a plan, and the neighbours that they lead to. */
final class Routing {
  private final RouteTable table;
  private final Map<Cidr, PlannedNode> owners = new HashMap<>();

  Routing(Plan plan) {
    this.table = plan.routes();
    for (PlannedNode node : plan.nodes()) {
      node.addresses().forEach(address -> owners.put(address, node));
    }
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
      PlannedNode owner = owners.get(gateway);
      if (owner != null) {
        out.append(Neighbours.line(gateway.ip(), Neighbours.mac(owner), Plan.LINK));
      }
    }
  }
}
