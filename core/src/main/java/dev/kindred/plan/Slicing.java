package dev.kindred.plan;

import static java.util.Objects.requireNonNull;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import dev.kindred.topology.Network;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Divides a network's block among clusters into parts, and parts among nodes into slices: the usual
 * parts where they have room for the pods, else parts as small as they need to be.
 */
final class Slicing {
  private final ClusterNodes nodes;
  private final Allocation previous;
  private final Map<String, Integer> clusterNumbers;
  private final Demand demand;
  private final Map<String, Optional<Cut>> cuts = new HashMap<>();

  Slicing(
      ClusterNodes nodes, Allocation previous, Map<String, Integer> clusterNumbers, Demand demand) {
    this.nodes = nodes;
    this.previous = previous;
    this.clusterNumbers = clusterNumbers;
    this.demand = demand;
  }

  /**
   * A block of a network that is to be divided.
   *
   * @param usual the prefix of slices where a part has room for them; 0 to use it all
   */
  record Block(Network network, NetworkType type, Cidr cidr, int usual) {
    Block with(Cidr other) {
      return new Block(network, type, other, usual);
    }

    /** The part of a cluster that the file sets by hand. */
    Optional<Cidr> byHand(String cluster) {
      return ofFamily(network.subnets().getOrDefault(cluster, List.of()), cidr);
    }
  }

  /** A block of a data-plane network. */
  static Block ofNetwork(Network network, NetworkType type, Cidr cidr) {
    return new Block(network, type, cidr, 0);
  }

  /** A block of a cluster's own pods: a /24 (/64) a node, as Kubernetes gives them. */
  static Block ofPods(Network network, Cidr cidr) {
    return new Block(network, new PodNetwork(), cidr, cidr.family() == Family.IPV4 ? 24 : 64);
  }

  /** A block that is divided: the parts of clusters, the slices of nodes. */
  record Cut(Map<String, Cidr> parts, Map<NodeId, Cidr> slices) {}

  /** Divides a block; empty when it has no room for all. It is asked of the same ones again. */
  Optional<Cut> cut(Block block) {
    Network network = block.network();
    boolean ofPods = block.type() instanceof PodNetwork;
    String key = (ofPods ? network.clusters().getFirst() + "/" : network.name()) + block.cidr();
    Optional<Cut> known = cuts.get(key);
    Optional<Cut> cut = known == null ? make(block) : known;
    cuts.put(key, cut);
    return cut;
  }

  private Optional<Cut> make(Block block) {
    if (block.type() instanceof PodNetwork) {
      return cut(block, Map.of(block.network().clusters().getFirst(), block.cidr()));
    }
    Split.Wishes wishes = wishes(block);
    int highest = wishes.numbers().values().stream().mapToInt(n -> n).max().orElse(0);
    int prefix = partPrefix(block.cidr(), highest);
    if (prefix <= block.cidr().family().bits()) {
      Optional<Cut> usual = cut(block, Split.of(block.cidr(), prefix, 1, wishes));
      if (usual.isPresent()) {
        return usual;
      }
    }
    return Packing.of(block.cidr(), prefix, wishes, (name, part) -> fits(block, name, part))
        .flatMap(parts -> cut(block, parts));
  }

  /** True when a block has room for all; the parts that are set by hand are taken as they are. */
  boolean hasRoom(Block block) {
    if (block.type() instanceof PodNetwork || cut(block).isPresent()) {
      return cut(block).isPresent();
    }
    Split.Wishes wishes = wishes(block);
    return Packing.of(block.cidr(), 0, wishes, (cluster, part) -> fits(block, cluster, part))
        .isPresent();
  }

  private boolean fits(Block block, String cluster, Cidr part) {
    return slices(block, cluster, part).isPresent();
  }

  private Split.Wishes wishes(Block block) {
    Map<String, Cidr> fixed = new LinkedHashMap<>();
    Map<String, Cidr> had = new HashMap<>();
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (String cluster : block.network().clusters()) {
      numbers.put(cluster, clusterNumbers.getOrDefault(cluster, 0));
      block.byHand(cluster).ifPresent(part -> fixed.put(cluster, part));
      ofFamily(previous.part(block.network().name(), cluster), block.cidr())
          .ifPresent(part -> had.put(cluster, part));
    }
    return new Split.Wishes(fixed, had, numbers);
  }

  private Optional<Cut> cut(Block block, Map<String, Cidr> parts) {
    Map<NodeId, Cidr> slices = new LinkedHashMap<>();
    for (String name : block.network().clusters()) {
      Cidr part = parts.get(name);
      Map<NodeId, Cidr> own = part == null ? null : slices(block, name, part).orElse(null);
      if (own == null) {
        return Optional.empty();
      }
      slices.putAll(own);
    }
    return Optional.of(new Cut(parts, slices));
  }

  /** A /24 (/64) a cluster where the block has enough of them, else the largest that fit. */
  private static int partPrefix(Cidr block, int highestNumber) {
    int usual = block.family() == Family.IPV4 ? 24 : 64;
    if (block.count(usual) > highestNumber) {
      return usual;
    }
    return block.prefix() + Split.bits(highestNumber + 1);
  }

  /** Gives each node of a cluster a slice of its part; empty when some would be too small. */
  Optional<Map<NodeId, Cidr>> slices(Block block, String name, Cidr part) {
    List<NodeId> all = nodes.of(name);
    if (all.isEmpty()) {
      return Optional.of(Map.of());
    }
    if (part.size().bitLength() <= Split.bits(all.size())) {
      return Optional.empty();
    }
    Map<String, NodeId> byName = new LinkedHashMap<>();
    Map<String, Cidr> had = new HashMap<>();
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (NodeId node : all) {
      numbers.put(node.name(), byName.size());
      byName.put(node.name(), node);
      ofFamily(previous.slice(block.network().name(), node.name()), block.cidr())
          .filter(range -> fits(block, node, range))
          .ifPresent(range -> had.put(node.name(), range));
    }
    Split.Wishes wishes = new Split.Wishes(Map.of(), had, numbers);
    int prefix = slicePrefix(all.size(), block, part);
    Map<String, Cidr> given = Split.of(part, prefix, 0, wishes);
    return all(block, byName, given)
        .or(() ->
            Packing.of(
                    part,
                    prefix,
                    wishes,
                    (n, range) -> fits(block, requireNonNull(byName.get(n)), range))
                .flatMap(packed -> all(block, byName, packed)));
  }

  private Optional<Map<NodeId, Cidr>> all(
      Block block, Map<String, NodeId> nodes, Map<String, Cidr> given) {
    Map<NodeId, Cidr> slices = new LinkedHashMap<>();
    for (Map.Entry<String, NodeId> node : nodes.entrySet()) {
      Cidr range = given.get(node.getKey());
      if (range == null || !fits(block, node.getValue(), range)) {
        return Optional.empty();
      }
      slices.put(node.getValue(), range);
    }
    return Optional.of(slices);
  }

  private boolean fits(Block block, NodeId node, Cidr range) {
    int pods = demand.of(block.network().name(), node);
    return block.type().room(range, block.cidr()) >= Math.max(1, pods);
  }

  private static int slicePrefix(int nodes, Block block, Cidr part) {
    int wanted = block.usual();
    return wanted >= part.prefix() && part.count(wanted) >= nodes
        ? wanted
        : part.prefix() + Split.bits(nodes);
  }

  static Optional<Cidr> ofFamily(List<Cidr> blocks, Cidr like) {
    return blocks.stream().filter(b -> b.family() == like.family()).findFirst();
  }
}
