package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A bridge on each node that is its pods' gateway, and routes between the nodes.
 *
 * @see <a href="https://www.cni.dev/plugins/current/main/bridge/">bridge</a>
 */
final class BridgeNetwork implements NetworkType {
  private static final String PREFIX = "kindred";

  @Override
  public String name() {
    return "bridge";
  }

  @Override
  public boolean routed() {
    return true;
  }

  @Override
  public Set<String> plugins() {
    return Set.of("bridge", "host-local");
  }

  @Override
  public int hops(boolean sameNode) {
    return sameNode ? 0 : 2;
  }

  @Override
  public Optional<String> bridge(int number) {
    return Optional.of(device(number));
  }

  @Override
  public Set<String> kernel() {
    return Set.of("veth", "bridge");
  }

  @Override
  public Footprint footprint(OnNode place) {
    List<Cidr> ranges = place.slice().ranges();
    List<Route> routes = new ArrayList<>();
    ranges.forEach(r -> routes.addAll(HostLocal.routes(r, place.network().cidrs())));
    return new Footprint(new Footprint.End.Port(device(place.number())), routes, ranges);
  }

  /** The bridge of the network with this number, on every node. */
  static String device(int number) {
    return PREFIX + number;
  }

  /** True when a link has the name of a bridge of some network, in the plan or not. */
  static boolean isDevice(String name) {
    return name.length() > PREFIX.length()
        && name.startsWith(PREFIX)
        && name.chars().skip(PREFIX.length()).allMatch(Character::isDigit);
  }

  /**
   * The bridge outlives its pods, and its address its slice: {@code forceAddress} has the plugin
   * replace an old address, where it would refuse to attach.
   */
  @Override
  public Map<String, Object> config(OnNode place) {
    Map<String, Object> config = HostLocal.head(place.network().name(), "bridge");
    config.put("bridge", device(place.number()));
    config.put("isGateway", true);
    config.put("forceAddress", true);
    if (place.network().mtu() > 0) {
      config.put("mtu", place.network().mtu());
    }
    config.put("ipam", HostLocal.routed(place.slice(), place.network().cidrs()));
    return config;
  }
}
