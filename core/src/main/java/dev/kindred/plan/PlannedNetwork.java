package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Network;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A network of the plan: the declared one with what it left open filled in, and a slice a node. */
public final class PlannedNetwork {
  private final Network network;
  private final NetworkType type;
  private final int number;
  private final List<Slice> slices;
  private final Map<NodeId, Slice> byNode;

  PlannedNetwork(Network network, NetworkType type, int number, List<Slice> slices) {
    this.network = network;
    this.type = type;
    this.number = number;
    this.slices = List.copyOf(slices);
    this.byNode = HashMap.newHashMap(slices.size());
    for (Slice slice : slices) {
      byNode.put(slice.node(), slice);
    }
  }

  /** The declared network, with the blocks and the MTU that the plan chose. */
  public Network network() {
    return network;
  }

  /** Its name. */
  public String name() {
    return network.name();
  }

  /** Its type. */
  public NetworkType type() {
    return type;
  }

  /** Its number in the lab, from 1. */
  public int number() {
    return number;
  }

  /** The largest IP packet that passes, in bytes. */
  public int mtu() {
    return network.mtu();
  }

  /** What the nodes hand out, in the order of clusters and nodes. */
  public List<Slice> slices() {
    return slices;
  }

  /** What a node hands out; empty when the network does not join its cluster. */
  public Optional<Slice> slice(NodeId node) {
    return Optional.ofNullable(byNode.get(node));
  }

  /** For how many pods a node has addresses; 0 where the network does not join its cluster. */
  public long room(NodeId node) {
    return slice(node)
        .map(slice ->
            slice.ranges().stream()
                .mapToLong(range -> type.room(range, blockOf(range)))
                .min()
                .orElse(0))
        .orElse(0L);
  }

  private Cidr blockOf(Cidr range) {
    return network.cidrs().stream()
        .filter(block -> block.contains(range))
        .findFirst()
        .orElse(range);
  }

  /** The CNI configuration of a node, as its attachment definition or its own file holds it. */
  public Map<String, Object> config(NodeId node) {
    return type.config(on(node));
  }

  /** What an interface of a pod has to show for it, in the pod and on its node. */
  public Footprint footprint(NodeId node) {
    return type.footprint(on(node));
  }

  private NetworkType.OnNode on(NodeId node) {
    Slice slice = byNode.get(node);
    if (slice == null) {
      throw new IllegalArgumentException(name() + " does not join " + node);
    }
    return new NetworkType.OnNode(network, number, slice);
  }

  /** True when IPAM on a node can give the address to a pod. */
  public boolean canGive(NodeId node, Cidr address) {
    return slice(node).stream()
        .flatMap(slice -> slice.ranges().stream())
        .filter(range -> range.contains(address))
        .anyMatch(range ->
            type.routed()
                ? HostLocal.gives(range, address)
                : network.cidrs().stream()
                    .filter(block -> block.contains(range))
                    .anyMatch(block -> HostLocal.gives(range, block, address)));
  }

  /** The bridge of the network on a node; empty where it needs none. */
  public Optional<String> bridge(NodeId node) {
    return byNode.containsKey(node) ? type.bridge(number) : Optional.empty();
  }

  /** The interface of a node on the network's segment; empty where it needs none. */
  public Optional<String> segment(NodeId node) {
    return byNode.containsKey(node) ? type.segment(number) : Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlannedNetwork that
        && number == that.number
        && network.equals(that.network)
        && type.name().equals(that.type.name())
        && slices.equals(that.slices);
  }

  @Override
  public int hashCode() {
    return Objects.hash(network, number, slices);
  }

  @Override
  public String toString() {
    return name() + " " + network.cidrs();
  }
}
