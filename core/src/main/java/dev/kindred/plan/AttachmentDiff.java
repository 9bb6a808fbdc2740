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
  private final PlannedNetwork network;
  private final Observed.Pod seen;
  private final SeenNode node;
  private final List<Cidr> ranges;
  private final boolean ptp;
  private final boolean bridge;

  /** That a pod has by its node. */
  private final List<Route> routes;

  AttachmentDiff(PlannedPod pod, PodNetworks.Planned planned, Observed.Pod seen, SeenNode node) {
    this.pod = pod;
    this.name = planned.interfaceName();
    this.network = planned.network();
    this.seen = seen;
    this.node = node;
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
      return List.of(new Change.Reattach(pod, name, network.name(), broken.orElse("")));
    }
    List<Change> changes = new ArrayList<>();
    List<Route> missing =
        routes.stream().filter(r -> seen.routes().stream().noneMatch(is -> is.does(r))).toList();
    if (!link.get().up()) {
      changes.add(new Change.MendPod(pod, name, routes, true, "is down"));
    } else if (!missing.isEmpty()) {
      String reason = "lacks the route " + missing.getFirst();
      changes.add(new Change.MendPod(pod, name, missing, false, reason));
    }
    changes.addAll(wayFromNode(link.get()));
    return changes;
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
    return Optional.empty();
  }

  /**
   * What the pod takes to be on its own link must be the slice on a bridge, and the whole network
   * where all pods share a link: what lies beyond would be looked for in the wrong place.
   */
  private Optional<String> brokenSubnet(Cidr range) {
    if (ptp) {
      return formerSlice(range);
    }
    Optional<Cidr> whole =
        network.type().routed()
            ? Optional.of(range)
            : network.network().cidrs().stream().filter(c -> c.contains(range)).findFirst();
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    List<Cidr> onLink =
        seen.routes().stream()
            .filter(r -> !r.refused() && r.gateway().isEmpty() && r.device().equals(name))
            .map(Observed.TableRoute::destination)
            .filter(d -> d.prefix() < d.family().bits() && d.overlaps(whole.get()))
            .toList();
    if (onLink.contains(whole.get())) {
      return Optional.empty();
    }
    return Optional.of(
        onLink.isEmpty()
            ? "it lacks the route to its subnet " + whole.get()
            : "its subnet is " + onLink.getFirst() + ", not " + whole.get());
  }

  /**
   * A route that the plugin made when the node's slice was larger. One to a block beyond the
   * network's is the workload's own.
   */
  private Optional<String> formerSlice(Cidr range) {
    return seen.routes().stream()
        .filter(r -> r.gateway().isPresent() && r.device().equals(name))
        .map(Observed.TableRoute::destination)
        .filter(d -> d.contains(range))
        .filter(d -> network.network().cidrs().stream().anyMatch(block -> block.contains(d)))
        .filter(d -> routes.stream().noneMatch(r -> r.destination().equals(d)))
        .findFirst()
        .map(d -> "its slice was " + d + ", and is " + range);
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
        if (block.family() == range.family() && !(ptp && block.equals(range))) {
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
        .map(end -> missing(link.addresses(), end.name()))
        .orElse(List.of());
  }

  private List<Change> missing(List<Cidr> blocks, String device) {
    List<Change> changes = new ArrayList<>();
    for (Cidr block : blocks) {
      if (!node.isOnLink(block, device)) {
        changes.add(new Change.SetPodRoute(pod.node(), block, device, pod.id()));
      }
    }
    return changes;
  }
}
