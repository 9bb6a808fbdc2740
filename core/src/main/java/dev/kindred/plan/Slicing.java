package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Family;
import dev.kindred.topology.Network;
import dev.kindred.topology.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Divides networks among clusters into parts, and parts among nodes into slices. */
final class Slicing {
  /** A range of fewer addresses has no room for a gateway and two pods. */
  private static final int SMALLEST_BITS = 3;

  private final Allocation previous;
  private final Map<String, Integer> clusterNumbers;
  private final List<Problem> problems;
  private final Map<String, Cluster> clusters = new HashMap<>();
  private final Map<String, Map<String, List<Cidr>>> parts = new TreeMap<>();
  private final Map<String, Map<String, List<Cidr>>> slices = new TreeMap<>();

  Slicing(
      List<Cluster> clusters,
      Allocation previous,
      Map<String, Integer> clusterNumbers,
      List<Problem> problems) {
    clusters.forEach(c -> this.clusters.put(c.name(), c));
    this.previous = previous;
    this.clusterNumbers = clusterNumbers;
    this.problems = problems;
  }

  /**
   * What is divided, and where the file says so.
   *
   * @param usual the prefix of IPv4 slices where the block has room for them; 0 to use it all
   * @param path the key of the block that a problem is about
   */
  private record Block(String network, Cidr cidr, int usual, String path) {}

  Map<String, Map<String, List<Cidr>>> parts() {
    return parts;
  }

  Map<String, Map<String, List<Cidr>>> slices() {
    return slices;
  }

  /** The slices of a data-plane network: parts for its clusters first, then slices of each part. */
  List<Slice> networkSlices(Network network, String path) {
    Map<String, List<Cidr>> ofNetwork = new LinkedHashMap<>();
    Map<NodeId, List<Cidr>> ranges = new LinkedHashMap<>();
    for (Cidr whole : network.cidrs()) {
      Set<String> complained = new HashSet<>();
      Map<String, Cidr> ofFamily = cut(network, whole, path + ".cidr", complained);
      ofFamily.forEach((name, part) -> {
        ofNetwork.computeIfAbsent(name, n -> new ArrayList<>()).add(part);
        Cluster cluster = clusters.get(name);
        if (cluster != null) {
          String key = key(path, network, name, part);
          boolean fits = slice(cluster, new Block(network.name(), part, 0, key), ranges);
          if (!fits && complained.add(key)) {
            problems.add(tooSmall(cluster, part, key));
          }
        }
      });
    }
    parts.put(network.name(), ofNetwork);
    return slices(network.name(), network.clusters(), ranges);
  }

  /** The slices of a cluster's own pods: a /24 (/64) a node, as Kubernetes gives them. */
  List<Slice> podSlices(Cluster cluster, List<Cidr> blocks, String path) {
    Map<NodeId, List<Cidr>> ranges = new LinkedHashMap<>();
    for (Cidr block : blocks) {
      if (!slice(cluster, new Block(PodNetwork.NAME, block, 24, path), ranges)) {
        problems.add(tooSmall(cluster, block, path));
      }
    }
    return slices(PodNetwork.NAME, List.of(cluster.name()), ranges);
  }

  /** The key of a network's block in a cluster: of the part where the file sets it by hand. */
  static String key(String path, Network network, String cluster, Cidr block) {
    List<Cidr> byHand = network.subnets().getOrDefault(cluster, List.of());
    return path + (ofFamily(byHand, block).isPresent() ? ".subnets." + cluster : ".cidr");
  }

  private static Problem tooSmall(Cluster cluster, Cidr block, String path) {
    String nodes = cluster.nodes() == 1 ? "1 node" : cluster.nodes() + " nodes";
    return new Problem(
        path,
        block + " of " + cluster.name() + " is too small for " + nodes + " with 8 addresses each",
        "Use a larger block or fewer nodes.");
  }

  /** The parts of the clusters, in their order; a problem when there is none for some. */
  private Map<String, Cidr> cut(Network network, Cidr block, String path, Set<String> complained) {
    Map<String, Cidr> fixed = new LinkedHashMap<>();
    Map<String, Cidr> had = new HashMap<>();
    Map<String, Integer> numbers = new LinkedHashMap<>();
    int highest = 0;
    for (String cluster : network.clusters()) {
      int number = clusterNumbers.getOrDefault(cluster, 0);
      highest = Math.max(highest, number);
      numbers.put(cluster, number);
      ofFamily(network.subnets().getOrDefault(cluster, List.of()), block)
          .ifPresent(part -> fixed.put(cluster, part));
      ofFamily(previous.part(network.name(), cluster), block)
          .ifPresent(part -> had.put(cluster, part));
    }
    int prefix = Math.min(partPrefix(block, highest), block.family().bits());
    Map<String, Cidr> given = Split.of(block, prefix, 1, new Split.Wishes(fixed, had, numbers));
    for (String cluster : numbers.keySet()) {
      if (!given.containsKey(cluster) && complained.add(path)) {
        problems.add(
            new Problem(
                path,
                block + " is too small: no part is left for cluster " + cluster,
                "Use a larger block, or set its part under subnets."));
      }
    }
    return given;
  }

  /** A /24 (/64) a cluster where the block has enough of them, else the largest that fit. */
  private static int partPrefix(Cidr block, int highestNumber) {
    int usual = block.family() == Family.IPV4 ? 24 : 64;
    if (block.count(usual) > highestNumber) {
      return usual;
    }
    return block.prefix() + Split.bits(highestNumber + 1);
  }

  /** Gives each node of a cluster a slice of a block; false when they would be too small. */
  private boolean slice(Cluster cluster, Block block, Map<NodeId, List<Cidr>> ranges) {
    int prefix = slicePrefix(cluster, block);
    if (prefix > block.cidr().family().bits() - SMALLEST_BITS) {
      return false;
    }
    Map<String, Cidr> had = new HashMap<>();
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (NodeId node : nodes(cluster)) {
      numbers.put(node.name(), node.index() - 1);
      ofFamily(previous.slice(block.network(), node.name()), block.cidr())
          .filter(range -> range.family().bits() - range.prefix() >= SMALLEST_BITS)
          .ifPresent(range -> had.put(node.name(), range));
    }
    Split.Wishes wishes = new Split.Wishes(Map.of(), had, numbers);
    Map<String, Cidr> given = Split.of(block.cidr(), prefix, 0, wishes);
    for (NodeId node : nodes(cluster)) {
      Cidr range = given.get(node.name());
      if (range != null) {
        ranges.computeIfAbsent(node, n -> new ArrayList<>()).add(range);
      }
    }
    return given.size() == cluster.nodes();
  }

  private static List<NodeId> nodes(Cluster cluster) {
    List<NodeId> nodes = new ArrayList<>(cluster.nodes());
    for (int i = 1; i <= cluster.nodes(); i++) {
      nodes.add(new NodeId(cluster.name(), i));
    }
    return nodes;
  }

  private static int slicePrefix(Cluster cluster, Block block) {
    Cidr cidr = block.cidr();
    int wanted = block.usual() == 0 || cidr.family() == Family.IPV4 ? block.usual() : 64;
    return wanted >= cidr.prefix() && cidr.count(wanted) >= cluster.nodes()
        ? wanted
        : cidr.prefix() + Split.bits(cluster.nodes());
  }

  private List<Slice> slices(
      String network, List<String> clusterNames, Map<NodeId, List<Cidr>> ranges) {
    Map<String, List<Cidr>> kept = slices.computeIfAbsent(network, n -> new TreeMap<>());
    List<Slice> result = new ArrayList<>(ranges.size());
    for (String name : clusterNames) {
      Cluster cluster = clusters.get(name);
      for (NodeId node : cluster == null ? List.<NodeId>of() : nodes(cluster)) {
        List<Cidr> list = ranges.get(node);
        if (list != null) {
          kept.put(node.name(), list);
          result.add(new Slice(node, list));
        }
      }
    }
    return result;
  }

  private static Optional<Cidr> ofFamily(List<Cidr> blocks, Cidr like) {
    return blocks.stream().filter(b -> b.family() == like.family()).findFirst();
  }
}
