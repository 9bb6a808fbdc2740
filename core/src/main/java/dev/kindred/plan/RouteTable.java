package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Derives the routes of nodes from the slices of a plan. The nodes share the routes into a network,
 * each without those to its own slice.
 */
public final class RouteTable {
  private static final Cidr EVERYWHERE = Cidr.of("0.0.0.0/0");

  private record Entry(NodeId owner, Route route) {}

  private final Plan plan;
  private final Map<String, List<Entry>> intoNetworks = new HashMap<>();
  private final Map<String, List<Entry>> intoClusters = new HashMap<>();

  RouteTable(Plan plan) {
    this.plan = plan;
    for (PlannedNetwork network : plan.networks()) {
      if (network.type().routed()) {
        intoNetworks.put(network.name(), entries(network));
      }
    }
    if (plan.traits().first().planned()) {
      plan.podNetworks().forEach((cluster, pods) -> intoClusters.put(cluster, entries(pods)));
    }
  }

  private List<Entry> entries(PlannedNetwork network) {
    List<Entry> entries = new ArrayList<>(network.slices().size());
    for (Slice slice : network.slices()) {
      List<Cidr> gateways = plan.node(slice.node()).map(PlannedNode::addresses).orElse(List.of());
      for (Cidr range : slice.ranges()) {
        for (Cidr gateway : gateways) {
          if (gateway.family() == range.family()) {
            entries.add(new Entry(slice.node(), Route.via(range, gateway)));
          }
        }
      }
    }
    return entries;
  }

  /**
   * The routes that a node needs, without those that its plugins make for its own pods. A slice
   * whose node has no address of the family yet is left out.
   */
  public List<Route> of(NodeId node) {
    List<Route> routes = new ArrayList<>();
    for (PlannedNetwork network : plan.networks()) {
      if (network.type().routed() && network.slice(node).isPresent()) {
        addForeign(intoNetworks.getOrDefault(network.name(), List.of()), node, routes);
        network.network().cidrs().forEach(block -> routes.add(Route.unreachable(block)));
      }
    }
    addForeign(intoClusters.getOrDefault(node.cluster(), List.of()), node, routes);
    plan.gateway().ifPresent(gateway -> routes.add(Route.via(EVERYWHERE, gateway)));
    return routes;
  }

  /** The routes back from the way out of the lab: to the pods' first interfaces. */
  public List<Route> back() {
    List<Route> routes = new ArrayList<>();
    if (plan.gateway().isPresent()) {
      for (List<Entry> entries : intoClusters.values()) {
        entries.stream()
            .map(Entry::route)
            .filter(r -> r.destination().family() == Family.IPV4)
            .forEach(routes::add);
      }
    }
    routes.sort(null);
    return routes;
  }

  private static void addForeign(List<Entry> entries, NodeId node, List<Route> routes) {
    for (Entry entry : entries) {
      if (!entry.owner().equals(node)) {
        routes.add(entry.route());
      }
    }
  }
}
