package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Network;
import dev.kindred.topology.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The same input with its maps in another order. */
final class Shuffled {
  private final Random random;

  Shuffled(long seed) {
    this.random = new Random(seed);
  }

  Topology topology(Topology t) {
    List<Network> networks = new ArrayList<>();
    for (Network n : t.networks()) {
      networks.add(
          new Network(n.name(), n.type(), n.cidrs(), n.mtu(), n.clusters(), map(n.subnets())));
    }
    return new Topology(
        t.name(), t.provider(), t.underlay(), t.clusters(), networks, t.workloads());
  }

  Allocation allocation(Allocation a) {
    return new Allocation(
        map(a.clusters()),
        map(a.nodes()),
        map(a.networks()),
        maps(a.parts()),
        maps(a.slices()),
        map(a.pods()),
        map(a.blocks()));
  }

  private Map<String, Map<String, List<Cidr>>> maps(Map<String, Map<String, List<Cidr>>> maps) {
    Map<String, Map<String, List<Cidr>>> inner = new LinkedHashMap<>();
    maps.forEach((key, map) -> inner.put(key, map(map)));
    return map(inner);
  }

  private <V> Map<String, V> map(Map<String, V> map) {
    List<Map.Entry<String, V>> entries = new ArrayList<>(map.entrySet());
    Collections.shuffle(entries, random);
    Map<String, V> shuffled = new LinkedHashMap<>();
    entries.forEach(e -> shuffled.put(e.getKey(), e.getValue()));
    return shuffled;
  }
}
