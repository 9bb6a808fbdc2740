package dev.kindred.verify;

import dev.kindred.plan.Allocation;
import dev.kindred.plan.Attachment;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.NodeSettings;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Observed.Interface;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.PlannedNode;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.Planner;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodNetworks;
import dev.kindred.plan.Route;
import dev.kindred.plan.Segment;
import dev.kindred.plan.TableRoute;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.Underlays;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Labs as they are when all is well: what the plugins make of a plan. */
public final class Labs {
  private static final int LINK_INDEX = 2;

  private final Plan plan;
  private final Map<NodeId, List<Interface>> nodeLinks = new HashMap<>();
  private final Map<NodeId, List<TableRoute>> nodeRoutes = new HashMap<>();
  private final Map<String, Integer> leases = new HashMap<>();

  private Labs(Plan plan) {
    this.plan = plan;
  }

  public static Plan plan(String topology) {
    return Planner.plan(
        TopologyReader.read("lab.yaml", topology, Vocabularies.DIALECT).topology(),
        Underlays.bare(List.of(Cidr.of("172.30.0.0/16"), Cidr.of("fd6b:696e:6472::/64"))),
        Allocation.NONE);
  }

  public static Observed healthy(Plan plan) {
    return new Labs(plan).observed();
  }

  private Observed observed() {
    for (PlannedNode node : plan.nodes()) {
      node(node);
    }
    Map<PodId, Observed.Pod> pods = new HashMap<>();
    for (PlannedPod pod : plan.pods()) {
      pods.put(pod.id(), pod(pod));
    }
    Map<NodeId, Observed.Node> nodes = new HashMap<>();
    for (PlannedNode node : plan.nodes()) {
      nodes.put(
          node.id(),
          new Observed.Node(
              node.id(),
              links(node.id()),
              routes(node.id()),
              NodeSettings.ofNode(DeclaredNodes.LINK)));
    }
    return new Observed(true, nodes, pods);
  }

  private List<Interface> links(NodeId node) {
    return nodeLinks.computeIfAbsent(node, n -> new ArrayList<>());
  }

  private List<TableRoute> routes(NodeId node) {
    return nodeRoutes.computeIfAbsent(node, n -> new ArrayList<>());
  }

  private void node(PlannedNode node) {
    links(node.id()).add(new Interface("lo", 1, 0, "", true, List.of(), 65536));
    links(node.id())
        .add(
            new Interface(
                DeclaredNodes.LINK,
                LINK_INDEX,
                9 + node.number(),
                "",
                true,
                node.addresses(),
                1500));
    for (Segment segment : plan.segments(node.id())) {
      int index = links(node.id()).size() + 1;
      links(node.id()).add(new Interface(segment.device(), index, 9, "", true, List.of(), 1500));
    }
    routes(node.id()).add(on(Cidr.of("172.30.0.0/16"), DeclaredNodes.LINK));
    routes(node.id()).add(on(Cidr.of("fd6b:696e:6472::/64"), DeclaredNodes.LINK));
    for (Route route : plan.routes().of(node.id())) {
      routes(node.id())
          .add(
              new TableRoute(
                  route.destination(),
                  route.gateway(),
                  route.gateway().isPresent() ? DeclaredNodes.LINK : "",
                  route.gateway().isEmpty()));
    }
  }

  private Observed.Pod pod(PlannedPod pod) {
    List<Interface> links = new ArrayList<>();
    List<TableRoute> routes = new ArrayList<>();
    List<Attachment> attachments = new ArrayList<>();
    HashSet<String> attached = new HashSet<>();
    links.add(new Interface("lo", 1, 0, "", true, List.of(), 65536));
    for (PodNetworks.Planned planned : PodNetworks.of(plan, pod)) {
      PlannedNetwork network = planned.network();
      List<Cidr> ranges = network.slice(pod.node()).orElseThrow().ranges();
      int lease = leases.merge(network.name() + pod.node(), 1, Integer::sum);
      int index = links.size() + 1;
      String type = String.valueOf(network.config(pod.node()).get("type"));
      int peer =
          network
              .segment(pod.node())
              .map(device -> index(pod.node(), device))
              .orElse(links(pod.node()).size() + 1);
      List<Cidr> own = new ArrayList<>();
      for (Cidr range : ranges) {
        own.add(range.address(type.equals("macvlan") ? lease : lease + 1L));
      }
      switch (type) {
        case "ptp" -> ptp(pod, index, peer, ranges, own);
        case "bridge" -> peer = bridge(pod, network, index, ranges);
        default -> {}
      }
      links.add(new Interface(planned.interfaceName(), index, peer, "", true, own, 1500));
      podRoutes(planned, ranges, type, routes);
      attached.add(planned.interfaceName());
      attachments.add(
          new Attachment(planned.interfaceName(), network.name(), network.type().name()));
    }
    return new Observed.Pod(
        pod.id(), pod.node(), attachments, attached, links, routes, pod.workload().command(), true);
  }

  private int index(NodeId node, String device) {
    return links(node).stream()
        .filter(link -> link.name().equals(device))
        .findFirst()
        .orElseThrow()
        .index();
  }

  private void ptp(PlannedPod pod, int inPod, int onNode, List<Cidr> ranges, List<Cidr> own) {
    String name = "veth" + onNode;
    List<Cidr> gateways = ranges.stream().map(r -> r.address(1)).toList();
    links(pod.node()).add(new Interface(name, onNode, inPod, "", true, gateways, 1500));
    own.forEach(address -> routes(pod.node()).add(on(address, name)));
  }

  private int bridge(PlannedPod pod, PlannedNetwork network, int index, List<Cidr> ranges) {
    String name = "kindred" + network.number();
    List<Interface> links = links(pod.node());
    if (links.stream().noneMatch(l -> l.name().equals(name))) {
      List<Cidr> gateways = ranges.stream().map(r -> r.address(1)).toList();
      links.add(new Interface(name, links.size() + 1, 0, "", true, gateways, 1500));
      ranges.forEach(range -> routes(pod.node()).add(on(range, name)));
    }
    int port = links.size() + 1;
    links.add(new Interface("veth" + port, port, index, name, true, List.of(), 1500));
    return port;
  }

  private static void podRoutes(
      PodNetworks.Planned planned, List<Cidr> ranges, String type, List<TableRoute> routes) {
    String device = planned.interfaceName();
    for (Cidr range : ranges) {
      Optional<Cidr> gateway = Optional.of(range.address(1));
      if (type.equals("ptp")) {
        routes.add(on(range.address(1), device));
        routes.add(new TableRoute(range, gateway, device, false));
      } else if (type.equals("bridge")) {
        routes.add(on(range, device));
      }
      for (Cidr block : destinations(planned)) {
        if (block.family() == range.family()) {
          routes.add(
              new TableRoute(
                  block, type.equals("macvlan") ? Optional.empty() : gateway, device, false));
        }
      }
    }
  }

  private static List<Cidr> destinations(PodNetworks.Planned planned) {
    boolean first = planned.interfaceName().equals("eth0");
    return first
        ? List.of(Cidr.of("0.0.0.0/0"), Cidr.of("::/0"))
        : planned.network().network().cidrs();
  }

  private static TableRoute on(Cidr destination, String device) {
    return new TableRoute(destination, Optional.empty(), device, false);
  }
}
