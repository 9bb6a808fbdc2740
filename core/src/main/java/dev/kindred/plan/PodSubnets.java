package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.List;
import java.util.Optional;

/**
 * What a pod takes to be behind one of its interfaces. On a link that it shares, that must be what
 * is there: what lies beyond would be looked for in the wrong place. What a workload routes itself
 * is its own.
 *
 * @param name of the interface
 */
record PodSubnets(PlannedNetwork network, Footprint footprint, Observed.Pod seen, String name) {
  /** What is wrong with it, of the family of a range of the slice. */
  Optional<String> broken(Cidr range) {
    Optional<Cidr> wanted = wanted(range);
    Optional<Cidr> former = given(range).or(() -> seen(range));
    if (wanted.isEmpty() || former.isEmpty() || former.equals(wanted)) {
      return Optional.empty();
    }
    return Optional.of(
        footprint.isPair()
            ? "its slice was " + former.get() + ", and is " + range
            : "its subnet is " + former.get() + ", not " + wanted.get());
  }

  /** True when the pod finds a subnet on the link. */
  boolean reaches(Cidr subnet) {
    return seen.routes().stream()
        .anyMatch(r -> isOnLink(r) && r.destination().equals(subnet) && r.device().equals(name));
  }

  /** The slice that a pair was made for, and what is on any other link. */
  private Optional<Cidr> wanted(Cidr range) {
    return footprint.isPair()
        ? Optional.of(range)
        : footprint.onLink().stream().filter(subnet -> subnet.contains(range)).findFirst();
  }

  private Optional<Cidr> given(Cidr range) {
    return seen.given(name).subnets().stream()
        .filter(s -> s.family() == range.family())
        .findFirst();
  }

  /** By the pod's routes, where nobody says what it was given. */
  private Optional<Cidr> seen(Cidr range) {
    Optional<Cidr> wanted = wanted(range);
    if (!seen.given(name).subnets().isEmpty() || wanted.isEmpty()) {
      return Optional.empty();
    }
    List<Cidr> candidates =
        seen.routes().stream()
            .filter(r -> !r.refused() && r.device().equals(name))
            .filter(r -> footprint.isPair() ? isOfSlice(r, range) : isOnLink(r))
            .map(TableRoute::destination)
            .filter(d -> footprint.isPair() || d.overlaps(wanted.get()))
            .toList();
    return wanted.filter(candidates::contains).or(() -> candidates.stream().findFirst());
  }

  private static boolean isOnLink(TableRoute route) {
    Cidr destination = route.destination();
    return route.gateway().isEmpty() && destination.prefix() < destination.family().bits();
  }

  /**
   * True for a route that the plugin made when the node's slice was larger. One to a block beyond
   * the network's is the workload's own.
   */
  private boolean isOfSlice(TableRoute route, Cidr range) {
    return route.gateway().isPresent()
        && route.destination().contains(range)
        && network.network().cidrs().stream().anyMatch(b -> b.contains(route.destination()))
        && footprint.routes().stream().noneMatch(r -> r.destination().equals(route.destination()));
  }
}
