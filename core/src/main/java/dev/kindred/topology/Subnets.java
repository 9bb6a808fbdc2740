package dev.kindred.topology;

import dev.kindred.topology.YamlNode.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the parts of one network that the file sets by hand. */
final class Subnets {
  private static final int USUAL_PREFIX = 24;
  private static final int USUAL_PREFIX_IPV6 = 64;

  private final Value network;
  private final List<Cidr> cidrs;
  private final List<String> joined;
  private final NameIndex clusters;
  private final Faults faults;

  Subnets(Value network, List<Cidr> cidrs, List<String> joined, NameIndex clusters, Faults faults) {
    this.network = network;
    this.cidrs = cidrs;
    this.joined = joined;
    this.clusters = clusters;
    this.faults = faults;
  }

  Map<String, List<Cidr>> read() {
    Optional<Value> key = network.at("subnets");
    if (key.isEmpty() || key.get().entries().isEmpty()) {
      return Map.of();
    }
    if (network.at("cidr").isEmpty()) {
      String fix = "Add cidr: 10.1.0.0/16 to the network, or what holds them all";
      faults.add(key.get(), "are parts of cidr, but the network has no cidr", fix);
    }
    Map<String, List<Cidr>> subnets = new HashMap<>();
    Overlaps overlaps = new Overlaps(FreeBlocks.within(cidrs), faults);
    for (Entry entry : key.get().entries()) {
      Value part = key.get().under(entry);
      String cluster = entry.key().text();
      checkCluster(entry, part.path(), cluster);
      checkInside(part, cluster);
      overlaps.add(Optional.of(part), "cluster " + entry.key().shown());
      subnets.putIfAbsent(cluster, part.blocks());
    }
    overlaps.check();
    return subnets;
  }

  private void checkCluster(Entry entry, String path, String cluster) {
    if (!clusters.has(cluster)) {
      clusters.missing(entry.key().place(), path, cluster);
    } else if (clusters.declares(cluster) && !joined.contains(cluster)) {
      String what = "the network does not join the cluster " + Texts.shown(cluster);
      faults.add(entry.key().place(), path, what, "Add it to clusters, or remove this line");
    }
  }

  private void checkInside(Value part, String cluster) {
    for (Value item : part.items()) {
      Cidr block = item.block().orElse(null);
      if (block == null || cidrs.isEmpty()) {
        continue;
      }
      Cidr whole = ofFamily(block.family()).orElse(null);
      if (whole == null) {
        String family = block.family().title();
        String what = block + " is an " + family + " block, but the network's cidr has none";
        faults.add(item, what, "Add an " + family + " block to cidr, or remove this one");
      } else if (!whole.contains(block)) {
        String what = block + " is outside the network's cidr " + whole;
        faults.add(item, what, usual(whole, cluster));
      }
    }
  }

  private String usual(Cidr whole, String cluster) {
    int number = clusters.names().indexOf(cluster) + 1;
    int prefix = whole.family() == Family.IPV4 ? USUAL_PREFIX : USUAL_PREFIX_IPV6;
    return number > 0 && number < whole.count(prefix)
        ? "Did you mean " + whole.part(number, prefix) + "?"
        : "Take a part of it";
  }

  private Optional<Cidr> ofFamily(Family family) {
    return cidrs.stream().filter(c -> c.family() == family).findFirst();
  }
}
