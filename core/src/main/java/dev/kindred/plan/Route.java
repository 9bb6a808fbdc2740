package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.Optional;

/**
 * A route of the main table.
 *
 * @param gateway the next hop; empty when the block is refused here ({@code unreachable}), so that
 *     addresses of a network that nobody owns never leave by a default route
 */
public record Route(Cidr destination, Optional<Cidr> gateway) implements Comparable<Route> {
  /**
   * The protocol number that Kindred's routes bear ('K' in ASCII), as those of every routing
   * program bear its own: it says whose a route is. No program is known to use it.
   *
   * @see <a
   *     href="https://git.kernel.org/pub/scm/network/iproute2/iproute2.git/tree/etc/iproute2/rt_protos">rt_protos</a>
   */
  public static final int PROTOCOL = 75;

  /**
   * The metric of an unreachable route: behind every other, as IPv6 itself uses up to 1024 for
   * those of interfaces.
   */
  public static final int LAST_RESORT = 4096;

  /** A route by a next hop. */
  public static Route via(Cidr destination, Cidr gateway) {
    return new Route(destination, Optional.of(gateway));
  }

  /** A block that is refused with "network unreachable". */
  public static Route unreachable(Cidr destination) {
    return new Route(destination, Optional.empty());
  }

  /** The metric that the kernel keeps it with. An IPv6 route without one is given 1024. */
  public int metric() {
    if (gateway.isEmpty()) {
      return LAST_RESORT;
    }
    return destination.family() == Family.IPV6 ? 1024 : 0;
  }

  @Override
  public int compareTo(Route other) {
    return destination.compareTo(other.destination);
  }

  /** In the words of {@code ip route}. */
  @Override
  public String toString() {
    return gateway.isPresent()
        ? destination + " via " + gateway.get().ip()
        : "unreachable " + destination;
  }
}
