package dev.kindred.plan;

import dev.kindred.advice.Advice;
import dev.kindred.topology.Cidr;
import java.util.Optional;

/**
 * A route of a node within a block of the data plane that bears somebody else's protocol number.
 * Kindred names it, and neither removes nor replaces it.
 *
 * @param route the route
 * @param planned the route of the plan whose place it takes; empty where it only lies beside
 */
public record ForeignRoute(NodeId node, TableRoute route, Optional<Route> planned)
    implements Foreign {
  @Override
  public boolean inTheWay() {
    return planned.isPresent();
  }

  /** As {@code route 10.1.2.0/24 via 172.30.0.9 proto static on edge1-worker}. */
  @Override
  public String subject() {
    return "route " + words() + " proto " + route.protocol() + " on " + node;
  }

  @Override
  public String effect() {
    return planned
        .map(route -> "stands in the way of " + route)
        .orElse("leads packets of the data plane another way");
  }

  @Override
  public Advice remedy() {
    String metric = route.metric() > 0 ? " metric " + route.metric() : "";
    String line = node + " -- ip route del " + words() + metric;
    return Advice.NONE.run("node", line.split(" "));
  }

  private String words() {
    String type = route.refused() ? route.type() + " " : "";
    String gateway = route.gateway().map(Cidr::ip).map(ip -> " via " + ip).orElse("");
    String device = route.device().isEmpty() ? "" : " dev " + route.device();
    return type + route.destination() + gateway + device;
  }
}
