package dev.kindred.render;

import dev.kindred.plan.NodeId;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.PlannedNode;
import dev.kindred.plan.Route;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a node needs for the data plane, as a script of the POSIX shell: kernel settings, exemptions
 * from address translation, routes. It may be run any number of times.
 */
final class RoutesScript {
  private static final String HEAD =
      """
      #!/bin/sh
      # The data plane of node %1$s in lab %2$s. To be run on the node, as root:
      #   docker exec -i %1$s sh < nodes/%1$s/routes.sh
      """;

  private static final String SETTINGS =
      """
      set -eu

      # The kernel forwards, and takes packets by whatever interface they come.
      """;

  private static final String EXEMPTIONS =
      """

      # Data-plane packets keep their source address: they are not tracked, and so never translated.
      """;

  private final Plan plan;
  private final Map<Cidr, PlannedNode> owners = new HashMap<>();

  RoutesScript(Plan plan) {
    this.plan = plan;
    for (PlannedNode node : plan.nodes()) {
      node.addresses().forEach(address -> owners.put(address, node));
    }
  }

  String of(PlannedNode node) {
    List<PlannedNetwork> networks =
        plan.networks().stream()
            .filter(n -> n.type().routed() && n.slice(node.id()).isPresent())
            .toList();
    List<Route> routes =
        plan.routes().of(node.id()).stream().filter(r -> ofDataPlane(r, networks)).toList();
    StringBuilder out = new StringBuilder();
    out.append(HEAD.formatted(node.id(), plan.topology().name()));
    neighbours(out, routes);
    unknown(out, node.id(), networks);
    out.append(SETTINGS);
    out.append(NodeScript.settings(plan, node));
    routes(out, networks, routes);
    out.append(SegmentScript.of(plan, node));
    if (!plan.dataPlane().isEmpty()) {
      out.append(EXEMPTIONS).append(NodeScript.exemptions(plan, node));
    }
    return out.toString();
  }

  /** The pods' own first network is the cluster's affair. */
  private static boolean ofDataPlane(Route route, List<PlannedNetwork> networks) {
    return networks.stream().anyMatch(n -> isOf(route, n));
  }

  private static boolean isOf(Route route, PlannedNetwork network) {
    return network.network().cidrs().stream().anyMatch(b -> b.contains(route.destination()));
  }

  private void neighbours(StringBuilder out, List<Route> routes) {
    Set<Cidr> gateways = new TreeSet<>();
    routes.forEach(route -> route.gateway().ifPresent(gateways::add));
    if (gateways.isEmpty()) {
      return;
    }
    out.append(
        """
        # The routes lead to the other nodes by these addresses of the plan. Where the engine gave a
        # node another one, they must be changed below; README.md has the commands that do it.
        """);
    for (Cidr gateway : gateways) {
      out.append("#   ").append(owner(gateway)).append("  ").append(gateway.ip()).append('\n');
    }
  }

  private String owner(Cidr gateway) {
    return Optional.ofNullable(owners.get(gateway)).map(n -> n.id().name()).orElse("unknown");
  }

  /** Nodes whose address the plan does not know: it cannot have routes to them. */
  private void unknown(StringBuilder out, NodeId self, List<PlannedNetwork> networks) {
    for (PlannedNode other : plan.nodes()) {
      for (Family family : Family.values()) {
        boolean reached =
            networks.stream()
                .flatMap(n -> n.slice(other.id()).stream())
                .anyMatch(s -> s.range(family).isPresent());
        boolean known = other.addresses().stream().anyMatch(a -> a.family() == family);
        if (reached && !known && !other.id().equals(self)) {
          out.append("# There are no routes to ").append(other.id()).append(": its ");
          out.append(family).append(" address is not known yet.\n");
        }
      }
    }
  }

  private void routes(StringBuilder out, List<PlannedNetwork> networks, List<Route> routes) {
    for (PlannedNetwork network : networks) {
      out.append("\n# ").append(network.name()).append('\n');
      for (Route route : routes) {
        if (isOf(route, network)) {
          out.append("ip route replace proto ").append(Route.PROTOCOL).append(' ').append(route);
          String owner = route.gateway().map(g -> " # " + owner(g)).orElse("");
          out.append(owner.isEmpty() ? " metric " + Route.LAST_RESORT : owner).append('\n');
        }
      }
    }
  }
}
