package dev.kindred.verify;

import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Observed.Interface;
import dev.kindred.plan.PodId;
import dev.kindred.plan.TableRoute;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Breaks an observed lab, one thing at a time. */
public record Damage(Observed lab) {
  /** One that somebody else set. */
  public static TableRoute route(String text) {
    String[] words = text.split(" ");
    boolean refused = words[0].matches("unreachable|blackhole|prohibit");
    String gateway = "";
    String device = "";
    for (int i = 1; i + 1 < words.length; i++) {
      gateway = words[i].equals("via") ? words[i + 1] : gateway;
      device = words[i].equals("dev") ? words[i + 1] : device;
    }
    return new TableRoute(
            Cidr.of(words[refused ? 1 : 0]),
            gateway.isEmpty() ? Optional.empty() : Cidr.parse(gateway),
            device,
            refused ? words[0] : "unicast")
        .by("boot");
  }

  public Damage without(NodeId node) {
    Map<NodeId, Observed.Node> nodes = new HashMap<>(lab.nodes());
    nodes.remove(node);
    return new Damage(new Observed(true, nodes, lab.pods()));
  }

  public Damage without(PodId pod) {
    Map<PodId, Observed.Pod> pods = new HashMap<>(lab.pods());
    pods.remove(pod);
    return new Damage(new Observed(true, lab.nodes(), pods));
  }

  public Damage node(NodeId id, UnaryOperator<Observed.Node> change) {
    Map<NodeId, Observed.Node> nodes = new HashMap<>(lab.nodes());
    nodes.computeIfPresent(id, (_, node) -> change.apply(node));
    return new Damage(new Observed(true, nodes, lab.pods()));
  }

  public Damage pod(PodId id, UnaryOperator<Observed.Pod> change) {
    Map<PodId, Observed.Pod> pods = new HashMap<>(lab.pods());
    pods.computeIfPresent(id, (_, pod) -> change.apply(pod));
    return new Damage(new Observed(true, lab.nodes(), pods));
  }

  public Damage setting(NodeId id, String key, String value) {
    return node(
        id,
        n -> {
          Map<String, String> sysctls = new HashMap<>(n.sysctls());
          sysctls.put(key, value);
          return new Observed.Node(n.id(), n.interfaces(), n.routes(), sysctls);
        });
  }

  public Damage routes(NodeId id, UnaryOperator<List<TableRoute>> change) {
    return node(
        id,
        n ->
            new Observed.Node(
                n.id(), n.interfaces(), change.apply(new ArrayList<>(n.routes())), n.sysctls()));
  }

  public Damage routes(PodId id, UnaryOperator<List<TableRoute>> change) {
    return pod(id, p -> with(p, p.interfaces(), change.apply(new ArrayList<>(p.routes()))));
  }

  public Damage link(NodeId id, String name, UnaryOperator<Interface> change) {
    return node(
        id,
        n ->
            new Observed.Node(
                n.id(), replaced(n.interfaces(), name, change), n.routes(), n.sysctls()));
  }

  public Damage link(PodId id, String name, UnaryOperator<Interface> change) {
    return pod(id, p -> with(p, replaced(p.interfaces(), name, change), p.routes()));
  }

  public Damage noLink(PodId id, String name) {
    return pod(
        id,
        p ->
            with(
                p,
                p.interfaces().stream().filter(l -> !l.name().equals(name)).toList(),
                p.routes()));
  }

  private static Observed.Pod with(
      Observed.Pod pod, List<Interface> interfaces, List<TableRoute> routes) {
    return new Observed.Pod(
        pod.id(),
        pod.node(),
        pod.attachments(),
        pod.attached(),
        interfaces,
        routes,
        pod.command(),
        pod.alive());
  }

  private static List<Interface> replaced(
      List<Interface> links, String name, UnaryOperator<Interface> change) {
    return links.stream().map(l -> l.name().equals(name) ? change.apply(l) : l).toList();
  }

  public static Interface down(Interface link) {
    return new Interface(
        link.name(), link.index(), link.peer(), link.master(), false, link.addresses(), link.mtu());
  }

  public static UnaryOperator<Interface> addressed(String... addresses) {
    List<Cidr> all = List.of(addresses).stream().map(Cidr::of).toList();
    return link ->
        new Interface(
            link.name(), link.index(), link.peer(), link.master(), link.up(), all, link.mtu());
  }

  /** Takes away the routes to a block. */
  public static UnaryOperator<List<TableRoute>> lost(String destination) {
    return routes ->
        routes.stream().filter(r -> !r.destination().equals(Cidr.of(destination))).toList();
  }

  /** Puts a route first, in the words of {@code ip route}. */
  public static UnaryOperator<List<TableRoute>> added(String route) {
    return routes -> {
      routes.addFirst(route(route));
      return routes;
    };
  }

  /** Puts a route in the place of those to the same block. */
  public static UnaryOperator<List<TableRoute>> changed(String route) {
    return routes -> {
      routes.removeIf(r -> r.destination().equals(route(route).destination()));
      routes.addFirst(route(route));
      return routes;
    };
  }
}
