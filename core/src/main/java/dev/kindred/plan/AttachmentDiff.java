package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares one interface of a pod, and what its plugin made on the node, with the plan. */
final class AttachmentDiff {
  private final PlannedPod pod;
  private final String name;
  private final String first;
  private final PlannedNetwork network;
  private final Observed.Pod seen;
  private final SeenNode node;
  private final List<Cidr> ranges;
  private final Observed.Given given;
  private final boolean ptp;
  private final boolean bridge;

  /** That a pod has by its node. */
  private final List<Route> routes;

  AttachmentDiff(
      Plan plan, PlannedPod pod, PodNetworks.Planned planned, Observed.Pod seen, SeenNode node) {
    this.first = plan.traits().first().name();
    this.pod = pod;
    this.name = planned.interfaceName();
    this.network = planned.network();
    this.seen = seen;
    this.node = node;
    this.given = seen.given(name);
    this.ranges = network.slice(pod.node()).map(Slice::ranges).orElse(List.of());
    Set<String> plugins = network.type().plugins();
    this.ptp = plugins.contains("ptp");
    this.bridge = plugins.contains("bridge");
    this.routes = routes();
  }

  List<Change> changes() {
    Optional<Observed.Interface> link = seen.link(name);
    Optional<String> broken =
        link.isEmpty()
            ? Optional.of("missing")
            : broken(link.get()).or(() -> brokenOnNode(link.get()));
    if (link.isEmpty() || broken.isPresent()) {
      return List.of(new InterfaceChange.Reattach(pod, name, network.name(), broken.orElse("")));
    }
    List<Change> changes = new ArrayList<>();
    changes.addAll(wayFromPod(link.get()));
    changes.addAll(wayFromNode(link.get()));
    return changes;
  }

  private List<Change> wayFromPod(Observed.Interface link) {
    List<Route> missing =
        routes.stream().filter(r -> seen.routes().stream().noneMatch(is -> is.does(r))).toList();
    if (!link.up()) {
      return List.of(new InterfaceChange.Mend(pod, name, routes, subnets(), "is down"));
    }
    List<Cidr> subnets = subnets().stream().filter(s -> !reaches(s)).toList();
    if (!subnets.isEmpty()) {
      String reason = "lacks the route to its subnet " + subnets.getFirst();
      return List.of(new InterfaceChange.Mend(pod, name, missing, subnets, reason));
    }
    if (!missing.isEmpty()) {
      String reason = "lacks the route " + missing.getFirst();
      return List.of(new InterfaceChange.Mend(pod, name, missing, List.of(), reason));
    }
    return new RouteSources(pod, name, first, seen).change(routes, subnets()).stream().toList();
  }

  private Optional<String> broken(Observed.Interface link) {
    if (!seen.attached().contains(name)) {
      return Optional.of("its plugin did not finish");
    }
    if (network.mtu() > 0 && link.mtu() != network.mtu()) {
      return Optional.of("its MTU is " + link.mtu() + ", not " + network.mtu());
    }
    for (Cidr range : ranges) {
      if (link.addresses().stream().noneMatch(range::contains)) {
        return Optional.of(link.up() ? "it has no address of " + range : "is down");
      }
      Optional<String> subnet = link.up() ? brokenSubnet(range) : Optional.empty();
      if (subnet.isPresent()) {
        return subnet;
      }
    }
    return given.addresses().stream()
        .filter(address -> !link.addresses().contains(address))
        .findFirst()
        .map(address -> "it lacks its address " + address.ip());
  }

  /**
   * What the pod takes to be on its own link must be the slice on a bridge, and the whole network
   * where all pods share a link: what lies beyond would be looked for in the wrong place. What a
   * workload routes itself is its own.
   */
  private Optional<String> brokenSubnet(Cidr range) {
    Optional<Cidr> wanted = ptp ? Optional.of(range) : subnet(range);
    Optional<Cidr> former = given.subnets().isEmpty() ? seenSubnet(range) : givenSubnet(range);
    if (wanted.isEmpty() || former.isEmpty() || former.equals(wanted)) {
      return Optional.empty();
    }
    return Optional.of(
        ptp
            ? "its slice was " + former.get() + ", and is " + range
            : "its subnet is " + former.get() + ", not " + wanted.get());
  }

  /** What is on the link of a pod: the slice on a bridge, and all of a network that is one link. */
  private Optional<Cidr> subnet(Cidr range) {
    return network.type().routed()
        ? Optional.of(range)
        : network.network().cidrs().stream().filter(c -> c.contains(range)).findFirst();
  }

  private Optional<Cidr> givenSubnet(Cidr range) {
    return given.subnets().stream().filter(s -> s.family() == range.family()).findFirst();
  }

  /** By the pod's routes, where nobody says what it was given. */
  private Optional<Cidr> seenSubnet(Cidr range) {
    Optional<Cidr> wanted = ptp ? Optional.of(range) : subnet(range);
    List<Cidr> candidates =
        seen.routes().stream()
            .filter(r -> !r.refused() && r.device().equals(name))
            .filter(r -> ptp ? isOfSlice(r, range) : isOnLink(r) && wanted.isPresent())
            .map(Observed.TableRoute::destination)
            .filter(d -> ptp || d.overlaps(wanted.get()))
            .toList();
    return wanted.filter(candidates::contains).or(() -> candidates.stream().findFirst());
  }

  private static boolean isOnLink(Observed.TableRoute route) {
    Cidr destination = route.destination();
    return route.gateway().isEmpty() && destination.prefix() < destination.family().bits();
  }

  /**
   * True for a route that the plugin made when the node's slice was larger. One to a block beyond
   * the network's is the workload's own.
   */
  private boolean isOfSlice(Observed.TableRoute route, Cidr range) {
    return route.gateway().isPresent()
        && route.destination().contains(range)
        && network.network().cidrs().stream().anyMatch(b -> b.contains(route.destination()))
        && routes.stream().noneMatch(r -> r.destination().equals(route.destination()));
  }

  /** What is to be on the link of a pod that is no pair of its own. */
  private List<Cidr> subnets() {
    return ptp ? List.of() : ranges.stream().flatMap(r -> subnet(r).stream()).toList();
  }

  private boolean reaches(Cidr subnet) {
    return seen.routes().stream()
        .anyMatch(r -> isOnLink(r) && r.destination().equals(subnet) && r.device().equals(name));
  }

  /** CHECK does not look at the node; here it is looked at. */
  private Optional<String> brokenOnNode(Observed.Interface link) {
    Optional<String> segment = network.segment(pod.node());
    if (segment.isPresent()) {
      return offSegment(link, segment.get());
    }
    if (!ptp && !bridge || link.peer() == 0) {
      return Optional.empty();
    }
    Observed.Interface end = node.link(link.peer()).orElse(null);
    if (end == null) {
      return Optional.of("its other end is not on " + node.id());
    }
    if (!end.up()) {
      return Optional.of("its other end is down on " + node.id());
    }
    if (ptp) {
      return brokenGateway(end);
    }
    String device = BridgeNetwork.device(network.number());
    return end.master().equals(device)
        ? node.link(device).flatMap(this::brokenGateway)
        : Optional.of("it is not on the bridge " + device + " of " + node.id());
  }

  /** One of an earlier Kindred lies on the node's interface on the underlay. */
  private Optional<String> offSegment(Observed.Interface link, String segment) {
    return node.link(link.peer())
        .map(Observed.Interface::name)
        .filter(master -> !master.equals(segment))
        .map(master -> "it lies on " + master + " of " + node.id() + ", not on " + segment);
  }

  private Optional<String> brokenGateway(Observed.Interface gateway) {
    if (!gateway.up()) {
      return Optional.of(gateway.name() + " is down on " + node.id());
    }
    return ranges.stream()
        .map(HostLocal::gateway)
        .filter(address -> !gateway.addresses().contains(address))
        .findFirst()
        .map(address -> gateway.name() + " on " + node.id() + " lacks " + address.ip());
  }

  private List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    if (!network.type().routed()) {
      return routes;
    }
    for (Cidr range : ranges) {
      Cidr gateway = HostLocal.gateway(range);
      if (ptp) {
        routes.add(Route.via(range, gateway));
      }
      for (Cidr block : PodNetwork.destinations(network)) {
        if (block.family() == range.family() && !block.equals(range)) {
          routes.add(Route.via(block, gateway));
        }
      }
    }
    return routes;
  }

  /** The node's own routes to the pod: to it alone by ptp, to its slice by a bridge. */
  private List<Change> wayFromNode(Observed.Interface link) {
    if (bridge) {
      return missing(ranges, BridgeNetwork.device(network.number()));
    }
    return node.link(link.peer())
        .filter(_ -> ptp)
        .map(end -> missing(own(link), end.name()))
        .orElse(List.of());
  }

  /** Without those that the pod gave itself. */
  private List<Cidr> own(Observed.Interface link) {
    return given.addresses().isEmpty()
        ? link.addresses().stream()
            .filter(a -> ranges.stream().anyMatch(r -> r.contains(a)))
            .toList()
        : given.addresses();
  }

  private List<Change> missing(List<Cidr> blocks, String device) {
    List<Change> changes = new ArrayList<>();
    for (Cidr block : blocks) {
      if (!node.isOnLink(block, device)) {
        changes.add(new RouteChange.SetToPod(pod.node(), block, device, pod.id()));
      }
    }
    return changes;
  }
}
