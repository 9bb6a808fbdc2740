package dev.kindred.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares the way out of a lab with its plan. */
final class WayOutDiff {
  private WayOutDiff() {}

  static Optional<Change> of(Plan plan, WayOut seen) {
    boolean wanted = plan.gateway().isPresent();
    if (seen.equals(WayOut.NONE)) {
      return wanted ? change(Change.Kind.ADD, "") : Optional.empty();
    }
    if (!wanted) {
      return change(Change.Kind.REMOVE, "not in the topology");
    }
    List<String> faults = faults(plan, seen);
    return faults.isEmpty()
        ? Optional.empty()
        : change(Change.Kind.MEND, String.join("; ", faults));
  }

  private static Optional<Change> change(Change.Kind kind, String reason) {
    return Optional.of(new Change.WayOut(kind, reason));
  }

  private static List<String> faults(Plan plan, WayOut seen) {
    List<String> faults = new ArrayList<>();
    if (!seen.open()) {
      faults.add("it is closed");
    }
    plan.gateway()
        .filter(address -> !seen.addresses().contains(address))
        .ifPresent(address -> faults.add("it lacks " + address.ip()));
    Set<Route> lost = new HashSet<>(plan.routes().back());
    Set<Route> more = new HashSet<>(seen.back());
    more.removeAll(lost);
    seen.back().forEach(lost::remove);
    if (!lost.isEmpty()) {
      faults.add("it lacks " + routes(lost));
    }
    if (!more.isEmpty()) {
      faults.add("it has " + routes(more) + " more");
    }
    return faults;
  }

  /** A lab of a thousand nodes is to fill no screen. */
  private static String routes(Set<Route> routes) {
    return routes.size() == 1
        ? "the route " + routes.iterator().next()
        : routes.size() + " routes to pods";
  }
}
