package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.List;
import java.util.Optional;

/**
 * The addresses that the routes of one interface give packets of the pod. One of another network
 * leads replies there. One that the pod gave itself is its own affair.
 *
 * @param name of the interface
 * @param first the name of the first interface of pods
 */
record RouteSources(PlannedPod pod, String name, String first, Observed.Pod seen) {
  /**
   * What sets the first route that gives another source.
   *
   * @param routes by nodes
   * @param subnets that are on the link
   */
  Optional<Change> change(List<Route> routes, List<Cidr> subnets) {
    for (TableRoute is : seen.routes()) {
      if (is.source().filter(this::isOfAnother).isPresent()) {
        if (routes.stream().anyMatch(is::does)) {
          Route planned = new Route(is.destination(), is.gateway());
          return Optional.of(mend(is, List.of(planned), List.of()));
        }
        boolean onLink = is.gateway().isEmpty() && is.device().equals(name);
        if (onLink && subnets.contains(is.destination())) {
          return Optional.of(mend(is, List.of(), List.of(is.destination())));
        }
      }
    }
    return Optional.empty();
  }

  private boolean isOfAnother(Cidr source) {
    return seen.interfaces().stream()
        .filter(link -> link.name().equals(first) || seen.attached().contains(link.name()))
        .filter(link -> !link.name().equals(name))
        .anyMatch(link -> link.addresses().contains(source));
  }

  private Change mend(TableRoute is, List<Route> planned, List<Cidr> subnets) {
    String gateway = is.gateway().map(g -> " via " + g.ip()).orElse("");
    String source = is.source().map(Cidr::ip).orElse("");
    String reason = "its route " + is.destination() + gateway + " gives the source " + source;
    return new InterfaceChange.Mend(pod, name, planned, subnets, reason);
  }
}
