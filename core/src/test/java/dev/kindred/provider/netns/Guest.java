package dev.kindred.provider.netns;

import dev.kindred.plan.Observed;
import dev.kindred.plan.TableRoute;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.Optional;

/**
 * Something of somebody else's in a pod or on a node of a lab.
 *
 * @param place the network namespace
 * @param link the number of the interface that it lies on, with which it goes; 0 for none
 * @param shown the line that {@link Places} has of it
 * @param come the command that brings it
 * @param go the command that takes it away
 */
record Guest(Kind kind, String place, int link, String shown, String come, String go) {
  /** What others do. */
  enum Kind {
    ADDRESS,
    IPV6_ADDRESS,
    LINK,
    POD_ROUTE,
    /** In a block of the data plane. */
    ROUTE_WITHIN,
    /** To where a planned route leads, behind that. */
    ROUTE_BESIDE,
    /** To somewhere else. */
    ROUTE_BEYOND,
    POD_FILTER,
    NODE_FILTER;

    boolean isOfPod() {
      return this == ADDRESS
          || this == IPV6_ADDRESS
          || this == LINK
          || this == POD_ROUTE
          || this == POD_FILTER;
    }

    boolean hasAddress() {
      return this == ADDRESS || this == IPV6_ADDRESS || this == LINK;
    }

    boolean isFilter() {
      return this == POD_FILTER || this == NODE_FILTER;
    }

    boolean isRouteOfNode() {
      return this == ROUTE_WITHIN || this == ROUTE_BESIDE || this == ROUTE_BEYOND;
    }
  }

  /** What packets of the data plane are dropped by. */
  static final String DROP = "10.0.0.0/8";

  private static final String PROTOCOL = "99";
  private static final String METRIC = "9999";
  private static final String MARK = " proto " + PROTOCOL + " metric " + METRIC;
  private static final String IPV6 = ":99::";
  private static final String OWN = "own";

  /** One that comes to a pod; empty where that has nothing that it could lie on. */
  static Optional<Guest> of(Kind kind, Observed.Pod pod) {
    String place = Names.of(pod.id());
    return switch (kind) {
      case LINK -> Optional.of(link(place));
      case POD_FILTER -> Optional.of(filter(kind, place, "output"));
      case ADDRESS -> pod.link("net1").map(link -> address(kind, place, link, "10.1.99.9/24"));
      case IPV6_ADDRESS ->
          pod.link("net1")
              .filter(link -> link.addresses().stream().anyMatch(a -> a.family() == Family.IPV6))
              .map(link -> address(kind, place, link, "fd10:1:0:99::9/64"));
      default ->
          pod.link("net1")
              .flatMap(link ->
                  pod.routes().stream()
                      .filter(r -> r.device().equals("net1"))
                      .flatMap(r -> r.gateway().stream())
                      .filter(gateway -> gateway.family() == Family.IPV4)
                      .findFirst()
                      .map(gateway -> route(kind, place, link, "10.79.0.0/16", gateway)));
    };
  }

  /** One that comes to a node. */
  static Optional<Guest> of(Kind kind, Observed.Node node) {
    String place = Names.of(node.id());
    if (kind == Kind.NODE_FILTER) {
      return Optional.of(filter(kind, place, "forward"));
    }
    Observed.Interface link = node.link("eth0").orElseThrow();
    Cidr own =
        link.addresses().stream().filter(a -> a.family() == Family.IPV4).findFirst().orElseThrow();
    Cidr gateway = Cidr.of(own.ip().replaceAll("[0-9]+$", "250"));
    return switch (kind) {
      case ROUTE_WITHIN -> Optional.of(route(kind, place, link, "10.1.99.0/24", gateway));
      case ROUTE_BEYOND -> Optional.of(route(kind, place, link, "10.79.0.0/16", gateway));
      default ->
          node.routes().stream()
              .filter(r -> r.ours() && r.destination().toString().startsWith("10.1."))
              .filter(r -> r.gateway().isPresent())
              .findFirst()
              .map(r -> route(kind, place, link, r.destination().toString(), gateway));
    };
  }

  private static Guest address(Kind kind, String place, Observed.Interface link, String address) {
    String line = "ip -n %s address %s %s dev %s";
    return new Guest(
        kind,
        place,
        link.index(),
        "address " + link.index() + " " + address,
        line.formatted(place, "add", address, link.name())
            + (kind == Kind.ADDRESS ? "" : " nodad")
            + " metric "
            + METRIC,
        line.formatted(place, "del", address, link.name()));
  }

  private static Guest link(String place) {
    String come =
        "ip -n %1$s link add name own0 type veth peer name own1; ip -n %1$s link set own0 up;"
            + " ip -n %1$s address add 10.78.99.1/24 dev own0";
    return new Guest(
        Kind.LINK,
        place,
        0,
        "link own0",
        come.formatted(place),
        "ip -n " + place + " link del dev own0");
  }

  private static Guest route(
      Kind kind, String place, Observed.Interface link, String to, Cidr gateway) {
    String line = "ip -n %s route %s %s via %s dev %s" + MARK;
    return new Guest(
        kind,
        place,
        link.index(),
        "route " + to + " via " + gateway.ip(),
        line.formatted(place, "add", to, gateway.ip(), link.name()),
        line.formatted(place, "del", to, gateway.ip(), link.name()));
  }

  private static Guest filter(Kind kind, String place, String hook) {
    String rules =
        "add table ip guest; add chain ip guest drops { type filter hook %s priority 0; };"
            + " add rule ip guest drops ip daddr %s counter drop";
    String within = "ip netns exec " + place + " nft '%s'";
    return new Guest(
        kind,
        place,
        0,
        "filter " + hook + " " + DROP,
        within.formatted(rules.formatted(hook, DROP)),
        within.formatted("delete table ip guest"));
  }

  /**
   * True for the same in the same place, whenever it came, or for the same address in another: that
   * would be a fault, which verify names.
   */
  boolean isAlike(Guest other) {
    return kind == other.kind && (kind.hasAddress() || place.equals(other.place));
  }

  /** Where it leads, if it is a route of a node. */
  Optional<Cidr> destination() {
    return kind.isRouteOfNode() ? Optional.of(Cidr.of(shown.split(" ")[1])) : Optional.empty();
  }

  /** True for an address of somebody else's. */
  static boolean is(Cidr address) {
    return address.family() == Family.IPV4
        ? address.ip().matches("10\\.[0-9]+\\.99\\.[0-9]+")
        : address.ip().contains(IPV6);
  }

  /** True for an interface of somebody else's. */
  static boolean is(Observed.Interface link) {
    return link.name().startsWith(OWN);
  }

  /** True for a route of somebody else's, or to their own addresses. */
  static boolean is(TableRoute route) {
    return route.protocol().equals(PROTOCOL)
        || route.metric() == Integer.parseInt(METRIC)
        || route.device().startsWith(OWN);
  }
}
