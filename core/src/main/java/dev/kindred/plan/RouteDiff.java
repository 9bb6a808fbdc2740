package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the routes of one node with its plan. The plan's are those with Kindred's protocol
 * number, and those of an older Kindred, which gave none: exactly as planned, now or before an
 * edit. All others are somebody else's.
 */
final class RouteDiff {
  private final Plan plan;
  private final NodeId node;
  private final String link;
  private final Set<Route> former;
  private final Map<Cidr, List<TableRoute>> ours = new HashMap<>();
  private final Map<Cidr, List<TableRoute>> others = new HashMap<>();
  private final List<RouteChange.Remove> removed = new ArrayList<>();
  private final List<RouteChange.Set> set = new ArrayList<>();
  private final List<ForeignRoute> foreign = new ArrayList<>();

  private RouteDiff(Plan plan, PlannedNode planned, SeenNode node, Set<Route> former) {
    this.plan = plan;
    this.node = planned.id();
    this.link = planned.link();
    this.former = former;
    for (TableRoute route : node.routes()) {
      Map<Cidr, List<TableRoute>> whose = route.ours() || isFormer(route) ? ours : others;
      whose.computeIfAbsent(route.destination(), d -> new ArrayList<>(1)).add(route);
    }
  }

  /**
   * Of a node.
   *
   * @param former the routes that it had by the plan that was applied last
   */
  static RouteDiff of(Plan plan, PlannedNode planned, SeenNode node, Set<Route> former) {
    RouteDiff diff = new RouteDiff(plan, planned, node, former);
    diff.compare();
    return diff;
  }

  /** Routes that go. They go first: a route that is set may take the place of one of them. */
  List<RouteChange.Remove> removed() {
    return removed;
  }

  /** Routes that are set, in the order of the plan. */
  List<RouteChange.Set> set() {
    return set;
  }

  /**
   * Somebody else's routes within the blocks of the data plane, or where one of the plan is due.
   */
  List<ForeignRoute> foreign() {
    return foreign;
  }

  private boolean isFormer(TableRoute route) {
    return !former.isEmpty()
        && isOnUnderlay(route)
        && former.contains(new Route(route.destination(), route.gateway()));
  }

  private boolean isOnUnderlay(TableRoute route) {
    return route.refused() || route.gateway().isPresent() && route.device().equals(link);
  }

  private void compare() {
    Set<Cidr> destinations = new HashSet<>();
    for (Route route : plan.routes().of(node)) {
      destinations.add(route.destination());
      compare(route, ours.getOrDefault(route.destination(), List.of()));
    }
    ours.forEach((destination, routes) -> {
      if (!destinations.contains(destination)) {
        routes.forEach(this::remove);
      }
    });
    if (!others.isEmpty()) {
      foreignWithin();
    }
    removed.sort(
        Comparator.comparing(RouteChange.Remove::route).thenComparing(RouteChange.Remove::subject));
    foreign.sort(Comparator.comparing(f -> f.route().destination()));
  }

  private void compare(Route route, List<TableRoute> there) {
    List<TableRoute> beside = others.getOrDefault(route.destination(), List.of());
    boolean isThere = there.stream().anyMatch(r -> r.does(route));
    if (isThere && there.size() == 1 && beside.isEmpty()) {
      return;
    }
    Optional<TableRoute> unnumbered =
        beside.stream().filter(r -> !isThere && isAsPlanned(r, route)).findFirst();
    List<ForeignRoute> obstacles =
        beside.stream()
            .filter(r -> unnumbered.filter(r::equals).isEmpty() && precedes(r, route, isThere))
            .map(r -> new ForeignRoute(node, r, Optional.of(route)))
            .toList();
    foreign.addAll(obstacles);
    List<TableRoute> wrong = there.stream().filter(r -> !r.does(route)).toList();
    if (!isThere) {
      set.add(new RouteChange.Set(node, route, reason(unnumbered, obstacles, wrong)));
    }
    // Setting a route replaces another of its metric; which one is not known where there are more.
    boolean replaced =
        !isThere && wrong.size() == 1 && route.gateway().isPresent() && !wrong.getFirst().refused();
    if (!replaced) {
      wrong.forEach(this::remove);
    }
  }

  /** True when it is the planned one but for who set it: an older Kindred did. */
  private boolean isAsPlanned(TableRoute seen, Route route) {
    return seen.does(route) && isOnUnderlay(seen) && seen.metric() == route.metric();
  }

  /** True when the kernel takes it before the planned one, or has no room for that beside it. */
  private static boolean precedes(TableRoute seen, Route route, boolean isThere) {
    return route.gateway().isPresent()
        && (seen.metric() < route.metric() || !isThere && seen.metric() == route.metric());
  }

  private static String reason(
      Optional<TableRoute> unnumbered, List<ForeignRoute> obstacles, List<TableRoute> wrong) {
    if (unnumbered.isPresent()) {
      return "without Kindred's protocol number";
    }
    if (!obstacles.isEmpty()) {
      TableRoute first = obstacles.getFirst().route();
      return instead(first) + ", by a route that is not Kindred's";
    }
    return wrong.isEmpty() ? "missing" : instead(wrong.getFirst());
  }

  private static String instead(TableRoute other) {
    return other.refused()
        ? "is refused instead"
        : "leads to " + other.gateway().map(Cidr::ip).orElse(other.device()) + " instead";
  }

  /** Those within a block of the data plane, without what plugins and the kernel set for pods. */
  private void foreignWithin() {
    Set<TableRoute> named = new HashSet<>();
    foreign.forEach(f -> named.add(f.route()));
    Set<Route> adopted = new HashSet<>();
    set.forEach(s -> adopted.add(s.route()));
    others.forEach((destination, routes) -> {
      for (PlannedNetwork network : plan.networks()) {
        if (network.network().cidrs().stream().anyMatch(b -> b.contains(destination))) {
          routes.stream()
              .filter(r -> !named.contains(r) && !isOfPods(network, r))
              .filter(r -> !adopted.contains(new Route(destination, r.gateway())))
              .forEach(r -> foreign.add(new ForeignRoute(node, r, Optional.empty())));
        }
      }
    });
  }

  private boolean isOfPods(PlannedNetwork network, TableRoute route) {
    return route.gateway().isEmpty()
        && !route.refused()
        && network.slice(node).filter(s -> s.contains(route.destination())).isPresent();
  }

  private void remove(TableRoute route) {
    if (route.refused() || route.gateway().isPresent()) {
      Route gone = new Route(route.destination(), route.gateway());
      removed.add(new RouteChange.Remove(node, gone, route.type(), route.ours()));
    }
  }
}
