package dev.kindred.explain;

import dev.kindred.plan.TableRoute;
import dev.kindred.topology.Cidr;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a routing table as the kernel does. */
final class Table {
  private Table() {}

  /**
   * The route to an address: the one with the longest prefix, and of those with the same prefix the
   * first, since the kernel lists them by metric.
   */
  static Optional<TableRoute> best(List<TableRoute> routes, Cidr target) {
    @Nullable TableRoute best = null;
    for (TableRoute route : routes) {
      boolean longer = best == null || route.destination().prefix() > best.destination().prefix();
      if (longer && route.destination().contains(target)) {
        best = route;
      }
    }
    return Optional.ofNullable(best);
  }

  /** A route in the words of {@code ip route}. */
  static String text(TableRoute route) {
    if (route.refused()) {
      return route.type() + " " + route.destination();
    }
    String via = route.gateway().map(g -> " via " + g.ip()).orElse("");
    return route.destination() + via + " dev " + route.device();
  }
}
