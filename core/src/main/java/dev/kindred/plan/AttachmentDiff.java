package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares one interface of a pod, and what its plugin made on the node, with the plan. */
final class AttachmentDiff {
  private final PlannedPod pod;
  private final String name;
  private final String first;
  private final PlannedNetwork network;
  private final Observed.Pod seen;
  private final List<Cidr> ranges;
  private final Given given;
  private final Footprint footprint;
  private final PodSubnets subnets;
  private final NodeEndDiff end;

  AttachmentDiff(
      Plan plan, PlannedPod pod, PodNetworks.Planned planned, Observed.Pod seen, SeenNode node) {
    this.first = plan.traits().first().name();
    this.pod = pod;
    this.name = planned.interfaceName();
    this.network = planned.network();
    this.seen = seen;
    this.given = seen.given(name);
    this.ranges = network.slice(pod.node()).map(Slice::ranges).orElse(List.of());
    this.footprint = network.footprint(pod.node());
    this.subnets = new PodSubnets(network, footprint, seen, name);
    this.end = new NodeEndDiff(pod, footprint, ranges, given, node);
  }

  List<Change> changes() {
    Optional<Observed.Interface> link = seen.link(name);
    Optional<String> broken =
        link.isEmpty()
            ? Optional.of("missing")
            : broken(link.get()).or(() -> end.broken(link.get()));
    if (link.isEmpty() || broken.isPresent()) {
      return List.of(new InterfaceChange.Reattach(pod, name, network.name(), broken.orElse("")));
    }
    List<Change> changes = new ArrayList<>();
    changes.addAll(wayFromPod(link.get()));
    changes.addAll(end.wayToPod(link.get()));
    return changes;
  }

  private List<Change> wayFromPod(Observed.Interface link) {
    List<Route> routes = footprint.routes();
    List<Cidr> onLink = footprint.onLink();
    List<Route> missing =
        routes.stream().filter(r -> seen.routes().stream().noneMatch(is -> is.does(r))).toList();
    if (!link.up()) {
      return List.of(new InterfaceChange.Mend(pod, name, routes, onLink, "is down"));
    }
    List<Cidr> lost = onLink.stream().filter(s -> !subnets.reaches(s)).toList();
    if (!lost.isEmpty()) {
      String reason = "lacks the route to its subnet " + lost.getFirst();
      return List.of(new InterfaceChange.Mend(pod, name, missing, lost, reason));
    }
    if (!missing.isEmpty()) {
      String reason = "lacks the route " + missing.getFirst();
      return List.of(new InterfaceChange.Mend(pod, name, missing, List.of(), reason));
    }
    return new RouteSources(pod, name, first, seen).change(routes, onLink).stream().toList();
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
      Optional<String> subnet = link.up() ? subnets.broken(range) : Optional.empty();
      if (subnet.isPresent()) {
        return subnet;
      }
    }
    return given.addresses().stream()
        .filter(address -> !link.addresses().contains(address))
        .findFirst()
        .map(address -> "it lacks its address " + address.ip());
  }
}
