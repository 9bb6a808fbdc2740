package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the routes of one node with its plan. Routes on a link are the plugins' and the kernel's
 * own, and where there is an engine a default route is its; all others are the plan's.
 */
final class RouteDiff {
  private final List<Route> planned;
  private final NodeId node;
  private final boolean engine;
  private final Map<Cidr, List<Observed.TableRoute>> seen = new HashMap<>();
  private final List<Change.RemoveRoute> removed = new ArrayList<>();
  private final List<Change.SetRoute> set = new ArrayList<>();

  private RouteDiff(List<Route> planned, SeenNode node, boolean engine) {
    this.planned = planned;
    this.engine = engine;
    this.node = node.id();
    for (Observed.TableRoute route : node.routes()) {
      seen.computeIfAbsent(route.destination(), d -> new ArrayList<>(1)).add(route);
    }
  }

  /** Of a node, by the plan or not as it has an engine. */
  static RouteDiff of(List<Route> planned, SeenNode node, boolean engine) {
    RouteDiff diff = new RouteDiff(planned, node, engine);
    diff.compare();
    return diff;
  }

  /** Routes that go. They go first: a route that is set may take the place of one of them. */
  List<Change.RemoveRoute> removed() {
    return removed;
  }

  /** Routes that are set, in the order of the plan. */
  List<Change.SetRoute> set() {
    return set;
  }

  private void compare() {
    Set<Cidr> destinations = new HashSet<>();
    for (Route route : planned) {
      destinations.add(route.destination());
      compare(route, seen.getOrDefault(route.destination(), List.of()));
    }
    seen.forEach((destination, routes) -> {
      if (!destinations.contains(destination)) {
        routes.forEach(this::remove);
      }
    });
    removed.sort(
        Comparator.comparing(Change.RemoveRoute::route).thenComparing(Change.RemoveRoute::subject));
  }

  private void compare(Route route, List<Observed.TableRoute> there) {
    if (there.size() == 1 && there.getFirst().does(route)) {
      return;
    }
    List<Observed.TableRoute> wrong = there.stream().filter(r -> !r.does(route)).toList();
    boolean missing = wrong.size() == there.size();
    if (missing) {
      String reason = wrong.isEmpty() ? "missing" : instead(wrong.getFirst());
      set.add(new Change.SetRoute(node, route, reason));
    }
    // Setting a route replaces another of its metric; which one is not known where there are more.
    boolean replaced =
        missing && wrong.size() == 1 && route.gateway().isPresent() && !wrong.getFirst().refused();
    if (!replaced) {
      wrong.forEach(this::remove);
    }
  }

  private static String instead(Observed.TableRoute other) {
    return other.refused()
        ? "is refused instead"
        : "leads to " + other.gateway().map(Cidr::ip).orElse(other.device()) + " instead";
  }

  private void remove(Observed.TableRoute route) {
    boolean ours = route.refused() || route.gateway().isPresent();
    if (ours && (route.destination().prefix() > 0 || !engine)) {
      Route gone = new Route(route.destination(), route.gateway());
      removed.add(new Change.RemoveRoute(node, gone, route.type()));
    }
  }
}
