package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code ipam} block of the host-local plugin.
 *
 * @see <a href="https://www.cni.dev/plugins/current/ipam/host-local/">host-local</a>
 */
final class HostLocal {
  /** Leases go with a reboot, as pods do; a folder a node, since nodes may share a file system. */
  private static final String LEASES = "/run/kindred/leases/";

  /** What a range of its own does not give to pods: its first address, the gateway and its last. */
  private static final int RESERVED = 3;

  /** Slices of a shared subnet with fewer bits for addresses are handed out whole. */
  private static final int SMALL = 3;

  private HostLocal() {}

  /** The address of the node itself in a range, which its pods use as gateway: the first. */
  static Cidr gateway(Cidr range) {
    return range.address(1);
  }

  /**
   * Each range is a subnet of its own, and the pods reach {@code destinations} by the node; to the
   * range itself the plugin sets the route, and refuses to set it again. Every route has a {@code
   * gw}: without it CHECK looks for a route without one, and fails.
   */
  static Map<String, Object> routed(Slice slice, List<Cidr> destinations) {
    List<Object> ranges = new ArrayList<>();
    List<Object> routes = new ArrayList<>();
    for (Cidr range : slice.ranges()) {
      ranges.add(List.of(Map.of("subnet", range.toString())));
      for (Cidr destination : destinations) {
        if (destination.family() == range.family() && !destination.equals(range)) {
          routes.add(ordered("dst", destination.toString(), "gw", gateway(range).ip()));
        }
      }
    }
    Map<String, Object> ipam = base(slice, ranges);
    ipam.put("routes", routes);
    return ipam;
  }

  /** What comes of {@link #routed} in a pod with an address of a range, but for the range's own. */
  static List<Route> routes(Cidr range, List<Cidr> destinations) {
    return destinations.stream()
        .filter(block -> block.family() == range.family() && !block.equals(range))
        .map(block -> Route.via(block, gateway(range)))
        .toList();
  }

  /** What comes of {@link #shared}: the subnets that the ranges of a slice are of. */
  static List<Cidr> subnets(Slice slice, List<Cidr> subnets) {
    return slice.ranges().stream()
        .flatMap(range -> subnets.stream().filter(subnet -> subnet.contains(range)))
        .toList();
  }

  /** All nodes share the subnets, each hands out its own slice of them, and nothing is routed. */
  static Map<String, Object> shared(Slice slice, List<Cidr> subnets) {
    List<Object> ranges = new ArrayList<>();
    for (Cidr range : slice.ranges()) {
      for (Cidr subnet : subnets) {
        if (subnet.contains(range)) {
          ranges.add(List.of(part(range, subnet)));
        }
      }
    }
    return base(slice, ranges);
  }

  /**
   * A small slice is handed out whole, but for the subnet's own first and last address. host-local
   * never gives the gateway's, which is the subnet's second unless the configuration names another;
   * there is no gateway here.
   */
  private static Map<String, Object> part(Cidr range, Cidr subnet) {
    Map<String, Object> part = ordered("subnet", subnet.toString());
    part.put("rangeStart", first(range, subnet).ip());
    part.put("rangeEnd", last(range, subnet).ip());
    if (isSmall(range)) {
      part.put("gateway", subnet.ip());
    }
    return part;
  }

  private static boolean isSmall(Cidr range) {
    return hostBits(range) < SMALL;
  }

  private static int hostBits(Cidr range) {
    return range.family().bits() - range.prefix();
  }

  private static Cidr first(Cidr range, Cidr subnet) {
    boolean whole = isSmall(range) && !range.address(0).equals(subnet.address(0));
    return whole || hostBits(range) == 0 ? range.address(0) : range.address(1);
  }

  private static Cidr last(Cidr range, Cidr subnet) {
    boolean whole =
        isSmall(range) && (range.family() == Family.IPV6 || !range.last().equals(subnet.last()));
    return whole || hostBits(range) == 0 ? range.last() : range.address(beforeLast(range));
  }

  private static long beforeLast(Cidr range) {
    return size(range) - 2;
  }

  /** How many addresses a block has, as far as a long can say: of more than 2^32 that many. */
  static long size(Cidr range) {
    return 1L << Math.min(hostBits(range), 32);
  }

  /** How many pods a range of its own has room for, beside its first address, gateway and last. */
  static long room(Cidr range) {
    return size(range) - RESERVED;
  }

  /** How many pods a slice of a subnet that is shared has room for. */
  static long room(Cidr range, Cidr subnet) {
    if (!isSmall(range)) {
      return room(range);
    }
    long room = size(range);
    room -= range.address(0).equals(subnet.address(0)) ? 1 : 0;
    boolean broadcast = range.family() == Family.IPV4 && range.last().equals(subnet.last());
    return isTooSmall(subnet) ? 0 : room - (broadcast ? 1 : 0);
  }

  /** host-local refuses a subnet of one or two addresses. */
  private static boolean isTooSmall(Cidr subnet) {
    return hostBits(subnet) < 2;
  }

  /** True when IPAM gives an address out of a range of its own. */
  static boolean gives(Cidr range, Cidr address) {
    return range.contains(address)
        && !address.equals(range.address(0))
        && !address.equals(gateway(range))
        && !address.equals(range.last());
  }

  /** True when IPAM gives an address out of a slice of a subnet that is shared. */
  static boolean gives(Cidr range, Cidr subnet, Cidr address) {
    return range.contains(address)
        && first(range, subnet).compareTo(address) <= 0
        && address.compareTo(last(range, subnet)) <= 0
        && (isSmall(range) || !address.equals(gateway(subnet)));
  }

  private static Map<String, Object> base(Slice slice, List<Object> ranges) {
    Map<String, Object> ipam = ordered("type", "host-local");
    ipam.put("dataDir", LEASES + slice.node().name());
    ipam.put("ranges", ranges);
    return ipam;
  }

  /** A map that keeps the order of its keys, so that the same plan is the same text. */
  static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  /** The head that every network configuration has. Version 1.0.0: CHECK needs 0.4.0 or later. */
  static Map<String, Object> head(String network, String plugin) {
    return ordered("cniVersion", "1.0.0", "name", network, "type", plugin);
  }
}
