package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.Optional;

/**
 * A route of the main table.
 *
 * @param gateway the next hop; empty when the block is refused here ({@code unreachable}), so that
 *     addresses of a network that nobody owns never leave by a default route
 */
public record Route(Cidr destination, Optional<Cidr> gateway) implements Comparable<Route> {
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
