package dev.kindred.explain;

import dev.kindred.advice.Advice;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Observed.Interface;
import dev.kindred.plan.PodId;
import dev.kindred.plan.TableRoute;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.List;
import java.util.Optional;

/** What a node does with a packet that is not for itself. */
record Forwarding(NetworkView view, Observed.Node node) {
  private static final String RP_FILTER = "net/ipv4/conf/all/rp_filter";

  /** Why it takes no packet from this source by this interface, before it looks at any route. */
  Optional<Step> refuses(String device, Cidr source) {
    boolean ipv4 = source.family() == Family.IPV4;
    String all = ipv4 ? "net/ipv4/ip_forward" : "net/ipv6/conf/all/forwarding";
    String own = "net/ipv%d/conf/%s/forwarding".formatted(ipv4 ? 4 : 6, device);
    for (String key : List.of(all, own)) {
      String forwards = node.sysctls().getOrDefault(key, "1");
      if (forwards.equals("0")) {
        return Optional.of(
            new Step.Stop("it does not forward: " + key.replace('/', '.') + " is " + forwards));
      }
    }
    return ipv4 ? filtered(device, source) : Optional.empty();
  }

  /**
   * The filter by reverse path: strict (1) wants the way back by the same interface, loose (2) any
   * way back.
   */
  private Optional<Step> filtered(String device, Cidr source) {
    String filter = node.sysctls().getOrDefault(RP_FILTER, "0");
    Optional<TableRoute> back = Table.best(node.routes(), source).filter(route -> !route.refused());
    boolean passes =
        switch (filter) {
          case "1" -> back.filter(route -> route.device().equals(device)).isPresent();
          case "2" -> back.isPresent();
          default -> true;
        };
    if (passes) {
      return Optional.empty();
    }
    String way = back.map(route -> "is by " + route.device()).orElse("is unknown");
    return Optional.of(
        new Step.Stop(
            "it drops what comes in by "
                + device
                + ": "
                + RP_FILTER.replace('/', '.')
                + " is "
                + filter
                + " and the way back to "
                + source.ip()
                + " "
                + way));
  }

  /** Where a route of the node leads. */
  Step follow(TableRoute route, Cidr target, PodId to) {
    Optional<Interface> device = node.link(route.device());
    if (device.isEmpty()) {
      return new Step.Stop(route.device() + " is missing");
    }
    if (!device.get().up()) {
      boolean planned = view.isUnderlay(node.id(), route.device());
      Advice remedy = planned ? Advice.NONE : Remedy.setUp(node.id(), route.device());
      return new Step.Stop(route.device() + " is down", remedy);
    }
    if (route.gateway().isPresent() && view.isUnderlay(node.id(), route.device())) {
      return overUnderlay(route, route.gateway().get());
    }
    return behind(device.get(), route, target, to);
  }

  private Step overUnderlay(TableRoute route, Cidr gateway) {
    Optional<Observed.Node> next = view.onUnderlay(gateway);
    if (next.isEmpty()) {
      return stop("no node has " + gateway.ip() + " (" + Table.text(route) + ")", route);
    }
    NodeId id = next.get().id();
    String link = view.plan().link(id).orElse("");
    if (view.underlay(next.get()).filter(Interface::up).isEmpty()) {
      return stop(gateway.ip() + " does not answer: " + link + " of " + id + " is down", route);
    }
    return new Step.ToNode(id, link, gateway);
  }

  private Step behind(Interface device, TableRoute route, Cidr target, PodId to) {
    List<NetworkView.Door> doors = view.behind(node, device);
    Cidr next = route.gateway().orElse(target);
    for (NetworkView.Door door : doors) {
      if (door.pod().id().equals(to) && door.has(target) && next.equals(target)) {
        return new Step.ToPod(to, door.link());
      }
    }
    String text = " (" + Table.text(route) + ")";
    for (NetworkView.Door door : doors) {
      if (door.has(next)) {
        String does = next.equals(target) ? ", not " + to : ", which does not forward";
        return stop(next.ip() + " is " + door.pod().id() + does + text, route);
      }
    }
    return stop("nobody behind " + device.name() + " has " + next.ip() + text, route);
  }

  private Step stop(String problem, TableRoute route) {
    return new Step.Stop(problem, Remedy.withoutRoute(view, node.id(), route));
  }
}
