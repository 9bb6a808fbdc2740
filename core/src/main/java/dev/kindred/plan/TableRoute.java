package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.Optional;

/**
 * A route of a main table.
 *
 * @param gateway the next hop; empty on the link itself
 * @param device the interface it leaves by; empty for a route that refuses
 * @param type {@code unicast}, or how it refuses: {@code unreachable}, {@code blackhole} or {@code
 *     prohibit}
 * @param protocol who set it, as {@code ip route} names it
 * @param metric of routes to the same destination the one with the least is taken
 * @param source the address that it gives packets which begin here; empty where the kernel chooses
 *     one of the device
 */
public record TableRoute(
    Cidr destination,
    Optional<Cidr> gateway,
    String device,
    String type,
    String protocol,
    int metric,
    Optional<Cidr> source) {
  private static final String UNICAST = "unicast";
  private static final String OURS = Integer.toString(Route.PROTOCOL);

  /** One whose packets have an address of the device. */
  public TableRoute(
      Cidr destination,
      Optional<Cidr> gateway,
      String device,
      String type,
      String protocol,
      int metric) {
    this(destination, gateway, device, type, protocol, metric, Optional.empty());
  }

  /** One of Kindred's own, with the metric that Kindred gives. */
  public TableRoute(Cidr destination, Optional<Cidr> gateway, String device, String type) {
    this(destination, gateway, device, type, OURS, new Route(destination, gateway).metric());
  }

  /** One of Kindred's own that leads somewhere, or is unreachable. */
  public TableRoute(Cidr destination, Optional<Cidr> gateway, String device, boolean unreachable) {
    this(destination, gateway, device, unreachable ? "unreachable" : UNICAST);
  }

  /** True when it bears Kindred's protocol number. */
  public boolean ours() {
    return protocol.equals(OURS);
  }

  /** The same route, set by somebody else. */
  public TableRoute by(String other) {
    return by(device, other);
  }

  /** The same route by an interface of another name. */
  TableRoute by(String otherDevice, String other) {
    return new TableRoute(destination, gateway, otherDevice, type, other, metric, source);
  }

  /** True when it leads nowhere. */
  public boolean refused() {
    return !type.equals(UNICAST);
  }

  /** True when it does what the planned route says. */
  public boolean does(Route route) {
    return destination.equals(route.destination())
        && refused() == route.gateway().isEmpty()
        && gateway.equals(route.gateway());
  }
}
