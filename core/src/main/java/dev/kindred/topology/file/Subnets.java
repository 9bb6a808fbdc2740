package dev.kindred.topology.file;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import dev.kindred.topology.FreeBlocks;
import dev.kindred.topology.SpecialBlocks;
import dev.kindred.topology.file.YamlNode.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Reads the parts of one network that the file sets by hand. */
final class Subnets {
  private static final int USUAL_WHOLE = 16;
  private static final int USUAL_WHOLE_IPV6 = 48;
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
      faults.add(key.get(), "are parts of cidr, but the network has no cidr", whole(key.get()));
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

  /** A block of the usual size around the first part, or a larger one, if that holds all others. */
  private static String whole(Value parts) {
    List<Cidr> wholes = new ArrayList<>(2);
    for (Entry entry : parts.entries()) {
      for (Cidr part : parts.under(entry).blocks()) {
        Cidr had =
            wholes.stream().filter(w -> w.family() == part.family()).findFirst().orElse(null);
        wholes.remove(had);
        wholes.add(around(had == null ? part : had, part));
      }
    }
    if (wholes.isEmpty() || !wholes.stream().allMatch(SpecialBlocks::isUsable)) {
      return "Add to the network a cidr that holds them all";
    }
    StringJoiner text = new StringJoiner(", ");
    wholes.forEach(w -> text.add(w.toString()));
    return "Add cidr: " + (wholes.size() == 1 ? text : "[" + text + "]") + " to the network";
  }

  private static Cidr around(Cidr block, Cidr part) {
    int usual = block.family() == Family.IPV4 ? USUAL_WHOLE : USUAL_WHOLE_IPV6;
    Cidr around = block;
    while (around.prefix() > 0 && (around.prefix() > usual || !around.contains(part))) {
      around = Cidr.enclosing(around.ip() + "/" + (around.prefix() - 1)).orElse(around);
    }
    return around;
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
