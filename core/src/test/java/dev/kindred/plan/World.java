package dev.kindred.plan;

import dev.kindred.provider.DeclaredNodes;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A lab as a provider would find it: what the kernel and the plugins show, as tried by hand. It
 * starts as planned; tests break something in it, and it can make the changes that mend it.
 */
final class World {
  private final Map<NodeId, NodeState> nodes = new LinkedHashMap<>();
  private final Map<PodId, PodState> pods = new LinkedHashMap<>();
  final Map<String, MadeFrom> madeFrom = new HashMap<>();
  final List<ForeignObject> others = new ArrayList<>();
  private final PluginModel plugins = new PluginModel();
  WayOut wayOut = WayOut.NONE;
  private Plan plan;

  private World(Plan plan) {
    this.plan = plan;
  }

  /** A node, open for damage. */
  static final class NodeState {
    final Map<String, Observed.Interface> links = new LinkedHashMap<>();
    final List<TableRoute> routes = new ArrayList<>();
    final Map<String, String> sysctls = new HashMap<>(NodeSettings.ofNode(DeclaredNodes.LINK));
    Optional<Provisions> provisions = Optional.empty();
    int lastIndex = 1;
  }

  /** A pod, open for damage. */
  static final class PodState {
    NodeId node = DeclaredNodes.id("", 1);
    final List<Attachment> attachments = new ArrayList<>();
    final Set<String> attached = new HashSet<>();
    final Map<String, Observed.Interface> links = new LinkedHashMap<>();
    final List<TableRoute> routes = new ArrayList<>();
    List<String> command = List.of();
    boolean alive = true;
    Optional<CommandRun> run = Optional.empty();
    Optional<Readiness> readiness = Optional.empty();
    String image = "";
    final Map<String, String> sysctls = new HashMap<>();
    boolean asks;
    int lastIndex = 1;
  }

  /** The lab, up and healthy. */
  static World of(Plan plan) {
    World world = new World(plan);
    Diff.of(plan, Observed.NOTHING).forEach(world::make);
    return world;
  }

  NodeState node(String name) {
    return Optional.ofNullable(nodes.get(Labs.node(name))).orElseThrow();
  }

  PodState pod(PodId pod) {
    return Optional.ofNullable(pods.get(pod)).orElseThrow();
  }

  void losePod(PodId pod) {
    pods.remove(pod);
  }

  void loseNode(String name) {
    nodes.remove(Labs.node(name));
  }

  Observed observed() {
    Map<NodeId, Observed.Node> seenNodes = new HashMap<>();
    nodes.forEach((id, n) ->
        seenNodes.put(
            id,
            new Observed.Node(
                id, List.copyOf(n.links.values()), n.routes, n.sysctls, n.provisions)));
    Map<PodId, Observed.Pod> seenPods = new HashMap<>();
    pods.forEach((id, p) ->
        seenPods.put(
            id,
            new Observed.Pod(
                id,
                p.node,
                p.attachments,
                p.attached,
                List.copyOf(p.links.values()),
                p.routes,
                p.command,
                p.alive,
                p.image,
                p.run,
                Map.of(),
                p.readiness,
                p.sysctls,
                p.asks)));
    return new Observed(true, seenNodes, seenPods, wayOut, madeFrom, others);
  }

  /** Goes on by another plan, as {@code up} does after an edit, and makes what differs. */
  List<Change> become(Plan next) {
    this.plan = next;
    List<Change> changes = Diff.of(next, observed());
    changes.forEach(this::make);
    return changes;
  }

  static Observed.Interface link(Observed.Interface was, boolean up, int mtu) {
    return new Observed.Interface(
        was.name(), was.index(), was.peer(), was.master(), up, was.addresses(), mtu);
  }

  static Observed.Interface link(Observed.Interface was, List<Cidr> addresses) {
    return new Observed.Interface(
        was.name(), was.index(), was.peer(), was.master(), was.up(), addresses, was.mtu());
  }

  static TableRoute onLink(Cidr destination, String device) {
    return new TableRoute(destination, Optional.empty(), device, false);
  }

  static TableRoute via(Cidr destination, Cidr gateway, String device) {
    return new TableRoute(destination, Optional.of(gateway), device, false);
  }

  private void make(Change change) {
    switch (change) {
      case Change.WayOut _ ->
          wayOut =
              plan.gateway()
                  .map(g -> new WayOut(true, List.of(g), plan.routes().back()))
                  .orElse(WayOut.NONE);
      case NodeChange.Add c -> {
        nodes.put(c.node().id(), new NodeState());
        if (plan.traits().kubernetes()) {
          plan.topology()
              .cluster(c.cluster())
              .ifPresent(made -> madeFrom.put(c.cluster(), MadeFrom.of(plan, made)));
        }
        mend(c.node());
        plan.segments(c.id()).forEach(segment -> set(state(c.id()), segment));
      }
      case NodeChange.Remove c -> nodes.remove(c.node());
      case NodeChange.Mend c -> mend(c.node());
      case NodeChange.SetSegment c -> set(state(c.id()), c.segment());
      case NodeChange.RemoveSegment c -> state(c.id()).links.remove(c.device());
      case NodeChange.RenameLink c -> {
        NodeState node = state(c.id());
        rename(node.links, node.routes, c.from(), c.name());
      }
      case InterfaceChange.Rename c -> {
        PodState pod = pod(c.pod().id());
        rename(pod.links, pod.routes, c.from(), c.interfaceName());
      }
      case RouteChange.Set c -> set(state(c.node()), c.route());
      case RouteChange.Remove c -> remove(state(c.node()), c.route());
      case RouteChange.SetToPod c -> state(c.node()).routes.add(onLink(c.address(), c.device()));
      case PodChange.Add c -> add(c.pod());
      case PodChange.Remove c -> remove(c.pod());
      case PodChange.Replace c -> {
        remove(c.pod().id());
        add(c.pod());
      }
      case InterfaceChange.Reattach c -> {
        PodState pod = pod(c.pod().id());
        plugins.detach(pod, nodes.get(pod.node), c.interfaceName());
        PodNetworks.of(plan, c.pod()).stream()
            .filter(p -> p.interfaceName().equals(c.interfaceName()))
            .forEach(p -> plugins.attach(pod, state(pod.node), p));
      }
      case PodChange.SetSettings c -> pod(c.pod().id()).sysctls.putAll(NodeSettings.ofPod());
      case PodChange.StartCommand c -> pod(c.pod().id()).alive = true;
      case InterfaceChange.Mend c -> {
        PodState pod = pod(c.pod().id());
        String name = c.interfaceName();
        pod.links.computeIfPresent(name, (_, was) -> link(was, true, was.mtu()));
        c.subnets().forEach(s -> pod.routes.add(onLink(s, name)));
        c.routes()
            .forEach(r -> pod.routes.removeIf(is -> is.destination().equals(r.destination())));
        c.routes().forEach(r -> pod.routes.add(seen(r, name)));
      }
    }
  }

  static void rename(
      Map<String, Observed.Interface> links, List<TableRoute> routes, String from, String to) {
    Observed.Interface link = Optional.ofNullable(links.remove(from)).orElseThrow();
    links.put(to, link.named(to));
    links.replaceAll((_, l) -> l.master().equals(from) ? l.on(to) : l);
    routes.replaceAll(r -> r.device().equals(from) ? r.by(to, r.protocol()) : r);
  }

  private NodeState state(NodeId node) {
    return Optional.ofNullable(nodes.get(node)).orElseThrow();
  }

  private void mend(PlannedNode planned) {
    NodeState node = state(planned.id());
    node.sysctls.putAll(NodeSettings.ofNode(DeclaredNodes.LINK));
    node.lastIndex = Math.max(node.lastIndex, 2);
    node.links.put(
        DeclaredNodes.LINK,
        new Observed.Interface(
            DeclaredNodes.LINK, 2, 9, "", true, planned.addresses(), plan.mtu()));
    for (Cidr block : Labs.UNDERLAY.blocks()) {
      node.routes.removeIf(r -> r.destination().equals(block));
      node.routes.add(onLink(block, DeclaredNodes.LINK));
    }
    plan.routes().of(planned.id()).forEach(r -> set(node, r));
    if (plan.traits().kubernetes()) {
      node.provisions = Optional.of(provisions(planned.id()));
    }
  }

  private void set(NodeState node, Segment segment) {
    Observed.Interface was = node.links.get(segment.device());
    int index = was == null ? ++node.lastIndex : was.index();
    int mtu = plan.segmentMtu();
    node.links.put(
        segment.device(),
        new Observed.Interface(segment.device(), index, 9, "", true, List.of(), mtu));
  }

  Provisions provisions(NodeId node) {
    Map<String, Map<String, Object>> configs = new HashMap<>();
    plan.networks().forEach(n -> configs.put(n.name(), n.config(node)));
    return new Provisions(
        Set.copyOf(plan.dataPlane()), configs, plan.cluster(node.cluster()).multus(), ends(node));
  }

  private Map<String, Set<Cidr>> ends(NodeId node) {
    Map<String, Set<Cidr>> ends = new HashMap<>();
    plan.segments(node).forEach(s -> ends.put(s.device(), s.ends(plan, node).keySet()));
    return ends;
  }

  /** As the kernel replaces a route: one of the same kind, the first that it finds. */
  private static void set(NodeState node, Route route) {
    TableRoute set = seen(route, DeclaredNodes.LINK);
    for (int i = 0; i < node.routes.size(); i++) {
      TableRoute is = node.routes.get(i);
      if (is.destination().equals(route.destination()) && is.refused() == set.refused()) {
        node.routes.set(i, set);
        return;
      }
    }
    node.routes.add(set);
  }

  private static TableRoute seen(Route route, String device) {
    return route.gateway().isPresent()
        ? via(route.destination(), route.gateway().get(), device)
        : new TableRoute(route.destination(), Optional.empty(), "", true);
  }

  private static void remove(NodeState node, Route route) {
    Predicate<TableRoute> same =
        r -> r.destination().equals(route.destination()) && r.gateway().equals(route.gateway());
    TableRoute first = node.routes.stream().filter(same).findFirst().orElseThrow();
    node.routes.remove(first);
  }

  private void add(PlannedPod planned) {
    PodState pod = new PodState();
    pod.node = planned.node();
    pod.command = planned.workload().command();
    pods.put(planned.id(), pod);
    for (PodNetworks.Planned p : PodNetworks.of(plan, planned)) {
      pod.attachments.add(
          new Attachment(p.interfaceName(), p.network().name(), p.network().type().name()));
      plugins.attach(pod, state(pod.node), p);
    }
  }

  private void remove(PodId id) {
    PodState pod = pods.remove(id);
    if (pod != null) {
      List.copyOf(pod.links.keySet())
          .forEach(name -> plugins.detach(pod, nodes.get(pod.node), name));
    }
  }
}
