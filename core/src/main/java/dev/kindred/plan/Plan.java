package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Family;
import dev.kindred.topology.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a topology comes to. The routes of a node are derived when they are asked for: all nodes of
 * a network share them but for their own slice, so a plan stays as small as its slices.
 */
public final class Plan {
  private final Topology topology;
  private final Allocation allocation;
  private final int mtu;
  private final int segmentMtu;
  private final Traits traits;
  private final List<Cidr> underlay;
  private final Optional<Cidr> gateway;
  private final PlanContents contents;
  private final Map<String, PlannedNetwork> networksByName = new HashMap<>();
  private final Map<NodeId, PlannedNode> nodesById = new HashMap<>();
  private final Map<String, List<PlannedNode>> nodesByCluster = new HashMap<>();
  private final Map<PodId, PlannedPod> podsById = new HashMap<>();
  private final Map<NodeId, List<PlannedPod>> podsByNode = new HashMap<>();
  private final RouteTable routes;

  Plan(Topology topology, Allocation allocation, Underlay underlay, PlanContents contents) {
    this.topology = topology;
    this.allocation = allocation;
    this.mtu = underlay.mtu();
    this.segmentMtu = underlay.segment();
    this.traits = underlay.traits();
    this.underlay = underlay.blocks();
    this.gateway = gateway(topology, underlay);
    this.contents = contents;
    contents.networks().forEach(n -> networksByName.put(n.name(), n));
    for (PlannedNode node : contents.nodes()) {
      nodesById.put(node.id(), node);
      nodesByCluster.computeIfAbsent(node.id().cluster(), c -> new ArrayList<>(1)).add(node);
    }
    for (PlannedPod pod : contents.pods()) {
      podsById.put(pod.id(), pod);
      podsByNode.computeIfAbsent(pod.node(), n -> new ArrayList<>()).add(pod);
    }
    this.routes = new RouteTable(this);
  }

  /** The declared lab. */
  public Topology topology() {
    return topology;
  }

  /** Its numbers, to be kept with the lab. */
  public Allocation allocation() {
    return allocation;
  }

  /** The largest IP packet of the underlay, in bytes. */
  public int mtu() {
    return mtu;
  }

  /** The blocks of what joins the nodes, at most one a family. */
  public List<Cidr> underlay() {
    return underlay;
  }

  /** The largest IP packet of the nodes' interfaces on segments, in bytes. */
  public int segmentMtu() {
    return segmentMtu;
  }

  /** What its clusters are. */
  public Traits traits() {
    return traits;
  }

  /** The first address of the underlay, which no node has. */
  private static Optional<Cidr> gateway(Topology topology, Underlay underlay) {
    return underlay.blocks().stream()
        .filter(b -> b.family() == Family.IPV4)
        .filter(b -> topology.internet() && underlay.traits().ownsUnderlay())
        .map(b -> b.address(1))
        .findFirst();
  }

  /** By which nodes reach what is outside the lab; empty where the plan gives them no way out. */
  public Optional<Cidr> gateway() {
    return gateway;
  }

  /** The nodes, in the order of clusters. */
  public List<PlannedNode> nodes() {
    return contents.nodes();
  }

  /** The network of the pods' first interface, one a cluster, by the cluster's name. */
  public Map<String, PlannedNetwork> podNetworks() {
    return contents.podNetworks();
  }

  /** The data-plane networks, in the order of the topology. */
  public List<PlannedNetwork> networks() {
    return contents.networks();
  }

  /** The pods, in the order of clusters and workloads. */
  public List<PlannedPod> pods() {
    return contents.pods();
  }

  /** What an author should know, as a node whose slice could not stay. */
  public List<String> notes() {
    return contents.notes();
  }

  /** The network with this name. */
  public Optional<PlannedNetwork> network(String name) {
    return Optional.ofNullable(networksByName.get(name));
  }

  /** The bridges of networks on a node, in their order. */
  public Set<String> bridges(NodeId node) {
    Set<String> names = new LinkedHashSet<>();
    networks().forEach(network -> network.bridge(node).ifPresent(names::add));
    return names;
  }

  /** The segments that a node has an interface on, in the order of their networks. */
  public List<Segment> segments(NodeId node) {
    List<Segment> segments = new ArrayList<>();
    for (PlannedNetwork network : networks()) {
      network.segment(node).ifPresent(device -> segments.add(new Segment(network, device)));
    }
    return segments;
  }

  /** The node. */
  public Optional<PlannedNode> node(NodeId id) {
    return Optional.ofNullable(nodesById.get(id));
  }

  /** The nodes of a cluster, in their order. */
  public List<PlannedNode> nodesOf(String cluster) {
    return nodesByCluster.getOrDefault(cluster, List.of());
  }

  /** The name of a node's interface on the underlay; empty for a node that is not in the plan. */
  public Optional<String> link(NodeId id) {
    return node(id).map(PlannedNode::link);
  }

  /** The pod. */
  public Optional<PlannedPod> pod(PodId id) {
    return Optional.ofNullable(podsById.get(id));
  }

  /** The pods of a node, in the order of the plan. */
  public List<PlannedPod> podsOn(NodeId id) {
    return Collections.unmodifiableList(podsByNode.getOrDefault(id, List.of()));
  }

  /**
   * The routes of every node: to each foreign slice of the routed networks that join it, and to the
   * pods of its own cluster; what is left of a network's blocks is refused.
   */
  public RouteTable routes() {
    return routes;
  }

  /** The blocks of a cluster's Services: those of the file, else those that were chosen. */
  public List<Cidr> serviceSubnets(Cluster cluster) {
    return cluster.serviceSubnets().isEmpty()
        ? allocation.blocks(LabBlocks.services(cluster))
        : cluster.serviceSubnets();
  }

  /** What is known of a cluster. */
  ClusterInfo cluster(String name) {
    return contents.clusters().getOrDefault(name, ClusterInfo.UNKNOWN);
  }

  /**
   * True when addresses of a family are needed. The underlay may have more: where nobody needs
   * IPv6, it is no matter whether a node has it switched off.
   */
  public boolean needs(Family family) {
    return family == Family.IPV4
        || Stream.concat(networks().stream(), podNetworks().values().stream())
            .anyMatch(n -> n.network().cidrs().stream().anyMatch(c -> c.family() == family));
  }

  /** A node without addresses that nobody needs: their family may be switched off there. */
  public PlannedNode needed(PlannedNode node) {
    List<Cidr> needed = node.addresses().stream().filter(a -> needs(a.family())).toList();
    return new PlannedNode(node.info().with(needed), node.number());
  }

  /** All blocks of the data plane: what must keep its source address. */
  public List<Cidr> dataPlane() {
    List<Cidr> blocks = new ArrayList<>();
    for (PlannedNetwork network : networks()) {
      blocks.addAll(network.network().cidrs());
    }
    return blocks;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Plan that
        && topology.equals(that.topology)
        && allocation.equals(that.allocation)
        && mtu == that.mtu
        && traits.equals(that.traits)
        && contents.equals(that.contents);
  }

  @Override
  public int hashCode() {
    return Objects.hash(topology, allocation, mtu);
  }

  @Override
  public String toString() {
    return "plan of " + topology.name();
  }
}
