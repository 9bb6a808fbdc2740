package dev.kindred.plan;

import dev.kindred.plan.Footprint.End;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Compares the other end of a pod's interface, on its node, with the plan. {@code CHECK} does not
 * look there.
 *
 * @param ranges of the node's slice
 * @param given what the interface was given
 */
record NodeEndDiff(
    PlannedPod pod, Footprint footprint, List<Cidr> ranges, Given given, SeenNode node) {
  /** What is wrong with it. */
  Optional<String> broken(Observed.Interface link) {
    return switch (footprint.end()) {
      case End.Upon(String device) -> elsewhere(link, device);
      case End.Pair() -> running(link, this::gateway);
      case End.Port(String bridge) -> running(link, end -> offBridge(end, bridge));
    };
  }

  /** The node's own routes to the pod: to it alone on a pair, to its slice by a bridge. */
  List<Change> wayToPod(Observed.Interface link) {
    return switch (footprint.end()) {
      case End.Upon _ -> List.of();
      case End.Port(String bridge) -> missing(ranges, bridge);
      case End.Pair() ->
          node.link(link.peer()).map(end -> missing(own(link), end.name())).orElse(List.of());
    };
  }

  /** One of an earlier Kindred lies on the node's interface on the underlay. */
  private Optional<String> elsewhere(Observed.Interface link, String device) {
    return node.link(link.peer())
        .map(Observed.Interface::name)
        .filter(master -> !master.equals(device))
        .map(master -> "it lies on " + master + " of " + node.id() + ", not on " + device);
  }

  private Optional<String> running(
      Observed.Interface link, Function<Observed.Interface, Optional<String>> check) {
    if (link.peer() == 0) {
      return Optional.empty();
    }
    Observed.Interface end = node.link(link.peer()).orElse(null);
    if (end == null) {
      return Optional.of("its other end is not on " + node.id());
    }
    return end.up() ? check.apply(end) : Optional.of("its other end is down on " + node.id());
  }

  private Optional<String> offBridge(Observed.Interface end, String bridge) {
    return end.master().equals(bridge)
        ? node.link(bridge).flatMap(this::gateway)
        : Optional.of("it is not on the bridge " + bridge + " of " + node.id());
  }

  private Optional<String> gateway(Observed.Interface gateway) {
    if (!gateway.up()) {
      return Optional.of(gateway.name() + " is down on " + node.id());
    }
    return ranges.stream()
        .map(HostLocal::gateway)
        .filter(address -> !gateway.addresses().contains(address))
        .findFirst()
        .map(address -> gateway.name() + " on " + node.id() + " lacks " + address.ip());
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
