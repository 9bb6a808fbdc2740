package dev.kindred.plan;

import dev.kindred.topology.Cidr;
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

  private HostLocal() {}

  /** The address of the node itself in a range, which its pods use as gateway: the first. */
  static Cidr gateway(Cidr range) {
    return range.address(1);
  }

  /**
   * Each range is a subnet of its own, and the pods reach {@code destinations} by the node. Every
   * route has a {@code gw}: without it CHECK looks for a route without one, and fails.
   */
  static Map<String, Object> routed(Slice slice, List<Cidr> destinations) {
    List<Object> ranges = new ArrayList<>();
    List<Object> routes = new ArrayList<>();
    for (Cidr range : slice.ranges()) {
      ranges.add(List.of(Map.of("subnet", range.toString())));
      for (Cidr destination : destinations) {
        if (destination.family() == range.family()) {
          routes.add(ordered("dst", destination.toString(), "gw", gateway(range).ip()));
        }
      }
    }
    Map<String, Object> ipam = base(slice, ranges);
    ipam.put("routes", routes);
    return ipam;
  }

  /** All nodes share the subnets, each hands out its own slice of them, and nothing is routed. */
  static Map<String, Object> shared(Slice slice, List<Cidr> subnets) {
    List<Object> ranges = new ArrayList<>();
    for (Cidr range : slice.ranges()) {
      for (Cidr subnet : subnets) {
        if (subnet.contains(range)) {
          Map<String, Object> part = ordered("subnet", subnet.toString());
          part.put("rangeStart", range.address(1).ip());
          part.put("rangeEnd", beforeLast(range).ip());
          ranges.add(List.of(part));
        }
      }
    }
    return base(slice, ranges);
  }

  private static Cidr beforeLast(Cidr range) {
    long size = range.size().min(java.math.BigInteger.valueOf(1L << 32)).longValueExact();
    return range.address(size - 2);
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
