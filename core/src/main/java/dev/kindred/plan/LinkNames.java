package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Interfaces of the lab's that somebody gave another name. They are known by what they were given:
 * a hardware address, an address of the lab; those that pods lie on by the pods. What is not known
 * by that is somebody else's.
 */
final class LinkNames {
  private final Plan plan;
  private final Observed observed;
  private final Map<PodId, List<Change>> ofPods = new HashMap<>();
  private final List<Change> ofNodes = new ArrayList<>();
  private final Map<NodeId, Observed.Node> nodes = new HashMap<>();
  private final Map<PodId, Observed.Pod> pods = new HashMap<>();

  private LinkNames(Plan plan, Observed observed) {
    this.plan = plan;
    this.observed = observed;
  }

  static LinkNames of(Plan plan, Observed observed) {
    LinkNames names = new LinkNames(plan, observed);
    plan.nodes().forEach(names::node);
    plan.pods().forEach(names::pod);
    return names;
  }

  /** What is there, as if each interface had its own name. */
  Observed restored() {
    if (nodes.isEmpty() && pods.isEmpty()) {
      return observed;
    }
    Map<NodeId, Observed.Node> allNodes = new HashMap<>(observed.nodes());
    Map<PodId, Observed.Pod> allPods = new HashMap<>(observed.pods());
    allNodes.putAll(nodes);
    allPods.putAll(pods);
    return new Observed(
        observed.running(),
        allNodes,
        allPods,
        observed.wayOut(),
        observed.madeFrom(),
        observed.others());
  }

  /** What gives nodes' interfaces their names back. */
  List<Change> ofNodes() {
    return ofNodes;
  }

  /** What gives a pod's interfaces their names back. */
  List<Change> of(PodId pod) {
    return ofPods.getOrDefault(pod, List.of());
  }

  private void pod(PlannedPod pod) {
    Observed.Pod seen = observed.pods().get(pod.id());
    if (seen == null || seen.given().isEmpty()) {
      return;
    }
    Map<String, String> renamed = new HashMap<>();
    Set<String> right = new HashSet<>();
    seen.attachments().stream()
        .map(Attachment::interfaceName)
        .filter(name -> seen.link(name).filter(l -> isOf(l, seen.given(name))).isPresent())
        .forEach(right::add);
    Set<String> taken = new HashSet<>(right);
    for (Attachment attachment : seen.attachments()) {
      String name = attachment.interfaceName();
      if (!right.contains(name)) {
        stray(seen, seen.given(name), taken).ifPresent(from -> renamed.put(from, name));
        taken.addAll(renamed.keySet());
      }
    }
    if (!renamed.isEmpty()) {
      List<Change> changes = new ArrayList<>();
      renamed.forEach((from, name) -> changes.add(new InterfaceChange.Rename(pod, name, from)));
      ofPods.put(pod.id(), changes);
      pods.put(pod.id(), renamed(seen, renamed));
    }
  }

  private static Optional<String> stray(Observed.Pod seen, Given given, Set<String> taken) {
    return seen.interfaces().stream()
        .filter(link -> link.peer() != 0 && !taken.contains(link.name()) && isOf(link, given))
        .map(Observed.Interface::name)
        .findFirst();
  }

  private static boolean isOf(Observed.Interface link, Given given) {
    return !given.mac().isEmpty() && given.mac().equals(link.mac())
        || link.addresses().stream().anyMatch(given.addresses()::contains);
  }

  private static Observed.Pod renamed(Observed.Pod seen, Map<String, String> names) {
    return new Observed.Pod(
        seen.id(),
        seen.node(),
        seen.attachments(),
        seen.attached(),
        links(seen.interfaces(), names),
        routes(seen.routes(), names),
        seen.command(),
        seen.alive(),
        seen.image(),
        seen.run(),
        seen.given(),
        seen.readiness(),
        seen.sysctls(),
        seen.asks());
  }

  private void node(PlannedNode node) {
    Observed.Node seen = observed.nodes().get(node.id());
    if (seen == null || !seen.running()) {
      return;
    }
    Map<String, String> renamed = new HashMap<>();
    if (seen.link(node.link()).isEmpty()) {
      named(seen, node.addresses(), true).ifPresent(from -> renamed.put(from, node.link()));
    }
    for (PlannedNetwork network : plan.networks()) {
      Optional<String> bridge = network.bridge(node.id());
      if (bridge.isPresent() && seen.link(bridge.get()).isEmpty()) {
        List<Cidr> gateways =
            network.slice(node.id()).map(Slice::ranges).orElse(List.of()).stream()
                .map(HostLocal::gateway)
                .toList();
        named(seen, gateways, false)
            .or(() -> below(seen, network, renamed.keySet()))
            .ifPresent(from -> renamed.put(from, bridge.get()));
      }
      Optional<String> segment = network.segment(node.id());
      if (segment.isPresent() && seen.link(segment.get()).isEmpty()) {
        below(seen, network, renamed.keySet()).ifPresent(from -> renamed.put(from, segment.get()));
      }
    }
    if (!renamed.isEmpty()) {
      renamed.forEach((from, to) -> ofNodes.add(new NodeChange.RenameLink(node, to, from)));
      nodes.put(
          node.id(),
          new Observed.Node(
              seen.id(),
              links(seen.interfaces(), renamed),
              routes(seen.routes(), renamed),
              seen.sysctls(),
              seen.provisions()));
    }
  }

  /** The interface that has one of these addresses; a cable has another end, a bridge none. */
  private static Optional<String> named(Observed.Node seen, List<Cidr> addresses, boolean cable) {
    return seen.interfaces().stream()
        .filter(link -> link.peer() != 0 == cable)
        .filter(link -> link.addresses().stream().anyMatch(addresses::contains))
        .map(Observed.Interface::name)
        .findFirst();
  }

  /**
   * The interface that the pods of a network lie on, by another name than any of the lab's: a
   * bridge that has their other ends as ports, or what they share a link with.
   */
  private Optional<String> below(Observed.Node seen, PlannedNetwork network, Set<String> taken) {
    boolean bridge = network.bridge(seen.id()).isPresent();
    return observed.pods().values().stream()
        .filter(pod -> pod.node().equals(seen.id()))
        .flatMap(pod ->
            pod.attachments().stream()
                .filter(a -> a.network().equals(network.name()))
                .flatMap(a -> pod.link(a.interfaceName()).stream()))
        .filter(link -> link.peer() != 0)
        .flatMap(link -> seen.link(link.peer()).stream())
        .map(end -> bridge ? end.master() : end.name())
        .filter(name -> !name.isEmpty() && !taken.contains(name) && !isOwn(seen.id(), name))
        .findFirst();
  }

  private boolean isOwn(NodeId node, String name) {
    return plan.link(node).filter(name::equals).isPresent()
        || Segment.isDevice(name)
        || BridgeNetwork.isDevice(name);
  }

  /** Without another that has one of the names meanwhile. */
  private static List<Observed.Interface> links(
      List<Observed.Interface> links, Map<String, String> names) {
    return links.stream()
        .filter(link -> names.containsKey(link.name()) || !names.containsValue(link.name()))
        .map(link -> link.named(names.getOrDefault(link.name(), link.name())))
        .map(link -> link.on(names.getOrDefault(link.master(), link.master())))
        .toList();
  }

  private static List<TableRoute> routes(List<TableRoute> routes, Map<String, String> names) {
    return routes.stream()
        .map(
            route -> route.by(names.getOrDefault(route.device(), route.device()), route.protocol()))
        .toList();
  }
}
