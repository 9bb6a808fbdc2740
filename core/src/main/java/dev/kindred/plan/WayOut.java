package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.List;

/**
 * What leads from the underlay out of the lab.
 *
 * @param open true when packets that come to it go out
 * @param addresses its own on the underlay, each a block of one
 * @param back the routes from it by nodes
 */
public record WayOut(boolean open, List<Cidr> addresses, List<Route> back) {
  /** There is none. */
  public static final WayOut NONE = new WayOut(false, List.of(), List.of());

  /** Copies its lists. */
  public WayOut {
    addresses = List.copyOf(addresses);
    back = List.copyOf(back);
  }
}
