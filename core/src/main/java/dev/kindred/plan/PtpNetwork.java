package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A veth pair from each pod to its node, and routes between the nodes.
 *
 * @see <a href="https://www.cni.dev/plugins/current/main/ptp/">ptp</a>
 */
final class PtpNetwork implements NetworkType {
  @Override
  public String name() {
    return "ptp";
  }

  @Override
  public boolean routed() {
    return true;
  }

  @Override
  public Set<String> plugins() {
    return Set.of("ptp", "host-local");
  }

  @Override
  public int hops(boolean sameNode) {
    return sameNode ? 1 : 2;
  }

  @Override
  public Map<String, Object> config(OnNode place) {
    return config(place, place.network().cidrs());
  }

  @Override
  public Set<String> kernel() {
    return Set.of("veth");
  }

  @Override
  public Footprint footprint(OnNode place) {
    return footprint(place, place.network().cidrs());
  }

  /** That of one whose pods reach {@code destinations} by their node, as they do their slice. */
  static Footprint footprint(OnNode place, List<Cidr> destinations) {
    List<Route> routes = new ArrayList<>();
    for (Cidr range : place.slice().ranges()) {
      routes.add(Route.via(range, HostLocal.gateway(range)));
      routes.addAll(HostLocal.routes(range, destinations));
    }
    return new Footprint(new Footprint.End.Pair(), routes, List.of());
  }

  /** A configuration whose pods reach {@code destinations} by their node. */
  static Map<String, Object> config(OnNode place, List<Cidr> destinations) {
    Map<String, Object> config = HostLocal.head(place.network().name(), "ptp");
    if (place.network().mtu() > 0) {
      config.put("mtu", place.network().mtu());
    }
    config.put("ipam", HostLocal.routed(place.slice(), destinations));
    return config;
  }
}
