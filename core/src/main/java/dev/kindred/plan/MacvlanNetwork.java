package dev.kindred.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One link over all nodes, its segment: each pod has a MAC address of its own there, all share the
 * network's subnet, and nothing is routed.
 *
 * @see <a href="https://www.cni.dev/plugins/current/main/macvlan/">macvlan</a>
 */
final class MacvlanNetwork implements NetworkType {
  @Override
  public String name() {
    return "macvlan";
  }

  @Override
  public boolean routed() {
    return false;
  }

  @Override
  public Set<String> plugins() {
    return Set.of("macvlan", "host-local");
  }

  @Override
  public int hops(boolean sameNode) {
    return 0;
  }

  @Override
  public Optional<String> segment(int number) {
    return Optional.of(Segment.device(number));
  }

  @Override
  public Set<String> kernel() {
    return Set.of("macvlan");
  }

  @Override
  public Footprint footprint(OnNode place) {
    return new Footprint(
        new Footprint.End.Upon(Segment.device(place.number())),
        List.of(),
        HostLocal.subnets(place.slice(), place.network().cidrs()));
  }

  @Override
  public Map<String, Object> config(OnNode place) {
    Map<String, Object> config = HostLocal.head(place.network().name(), "macvlan");
    config.put("master", Segment.device(place.number()));
    config.put("mode", "bridge");
    if (place.network().mtu() > 0) {
      config.put("mtu", place.network().mtu());
    }
    config.put("ipam", HostLocal.shared(place.slice(), place.network().cidrs()));
    return config;
  }
}
