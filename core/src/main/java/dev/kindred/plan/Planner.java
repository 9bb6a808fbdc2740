package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Network;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Topology;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the plan of a topology: numbers first, then blocks, slices and places for pods. The same
 * input gives the same plan. It grows, and takes time, in proportion to nodes and slices.
 */
public final class Planner {
  private final Topology topology;
  private final Underlay underlay;
  private final Allocation previous;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Integer> clusterNumbers;
  private final Map<String, Integer> networkNumbers;
  private final Map<String, Integer> nodeNumbers;
  private final Slicing slicing;

  private Planner(Topology topology, Underlay underlay, Allocation previous) {
    this.topology = topology;
    this.underlay = underlay;
    this.previous = previous;
    this.clusterNumbers =
        Numbering.of(topology.clusters().stream().map(Cluster::name).toList(), previous.clusters());
    this.networkNumbers =
        Numbering.of(topology.networks().stream().map(Network::name).toList(), previous.networks());
    this.nodeNumbers = Numbering.of(nodeNames(topology), previous.nodes());
    this.slicing = new Slicing(topology.clusters(), previous, clusterNumbers, problems);
  }

  /**
   * Plans a topology.
   *
   * @param previous the allocation of the running lab, or {@link Allocation#NONE}
   * @throws PlanRejected with every reason why there is no such plan
   */
  public static Plan plan(Topology topology, Underlay underlay, Allocation previous) {
    List<Problem> tooLarge = Size.check(topology);
    if (!tooLarge.isEmpty()) {
      throw new PlanRejected(tooLarge);
    }
    return new Planner(topology, underlay, previous).make();
  }

  private Plan make() {
    List<PlannedNode> nodes = nodes();
    Map<String, PlannedNetwork> podNetworks = new LinkedHashMap<>();
    for (int i = 0; i < topology.clusters().size(); i++) {
      Cluster cluster = topology.clusters().get(i);
      podNetworks.put(cluster.name(), podNetwork(cluster, "clusters[" + i + "]"));
    }
    List<PlannedNetwork> networks = new ArrayList<>();
    for (int i = 0; i < topology.networks().size(); i++) {
      networks.add(network(topology.networks().get(i), "networks[" + i + "]"));
    }
    List<PlannedPod> pods = Placement.of(topology, previous);
    Allocation allocation =
        new Allocation(
            clusterNumbers,
            nodeNumbers,
            networkNumbers,
            slicing.parts(),
            slicing.slices(),
            Placement.toMap(pods));
    List<String> notes = Renumbering.notes(previous, allocation);
    Plan plan =
        new Plan(
            topology,
            allocation,
            underlay,
            new Plan.Contents(nodes, podNetworks, networks, pods, notes));
    Overlaps.check(plan, underlay, problems);
    Capacity.check(plan, problems);
    if (!problems.isEmpty()) {
      throw new PlanRejected(problems);
    }
    return plan;
  }

  private static List<String> nodeNames(Topology topology) {
    List<String> names = new ArrayList<>();
    for (Cluster cluster : topology.clusters()) {
      for (int i = 1; i <= cluster.nodes(); i++) {
        names.add(new NodeId(cluster.name(), i).name());
      }
    }
    return names;
  }

  private List<PlannedNode> nodes() {
    List<PlannedNode> nodes = new ArrayList<>();
    Set<Cidr> full = new HashSet<>();
    for (Cluster cluster : topology.clusters()) {
      for (int i = 1; i <= cluster.nodes(); i++) {
        NodeId id = new NodeId(cluster.name(), i);
        int number = nodeNumbers.getOrDefault(id.name(), 0);
        nodes.add(new PlannedNode(id, number, addresses(id, number, full)));
      }
    }
    return nodes;
  }

  /** The first address of the underlay is left to what joins the nodes, as engines do. */
  private List<Cidr> addresses(NodeId id, int number, Set<Cidr> full) {
    List<Cidr> known = underlay.known().getOrDefault(id, List.of());
    if (!known.isEmpty() || !underlay.assigns()) {
      return known;
    }
    List<Cidr> addresses = new ArrayList<>();
    for (Cidr block : underlay.blocks()) {
      if (BigInteger.valueOf(number + 2L).compareTo(block.size()) < 0) {
        addresses.add(block.address(number + 1L));
      } else if (full.add(block)) {
        problems.add(
            new Problem(
                "underlay",
                block + " has no address for node " + id + ", the lab's number " + number,
                "Use a larger block."));
      }
    }
    return addresses;
  }

  private PlannedNetwork podNetwork(Cluster cluster, String path) {
    int number = clusterNumbers.getOrDefault(cluster.name(), 0);
    List<Cidr> blocks =
        cluster.podSubnets().isEmpty()
            ? List.of(DefaultBlocks.podSubnet(number))
            : cluster.podSubnets();
    if (cluster.nodes() > 1) {
      checkFamilies(blocks, path + ".podSubnet");
    }
    Network network =
        new Network(
            PodNetwork.NAME, "ptp", blocks, underlay.mtu(), List.of(cluster.name()), Map.of());
    List<Slice> slices = slicing.podSlices(cluster, blocks, path + ".podSubnet");
    return new PlannedNetwork(network, new PodNetwork(), 0, slices);
  }

  private PlannedNetwork network(Network declared, String path) {
    int number = networkNumbers.getOrDefault(declared.name(), 0);
    NetworkType type =
        NetworkTypes.named(declared.type())
            .orElseThrow(() -> new IllegalArgumentException("no network type " + declared.type()));
    Network network =
        new Network(
            declared.name(),
            declared.type(),
            declared.cidrs().isEmpty() ? List.of(DefaultBlocks.network(number)) : declared.cidrs(),
            declared.mtu() == 0 ? underlay.mtu() : declared.mtu(),
            declared.clusters(),
            declared.subnets());
    if (type.routed()) {
      checkFamilies(network.cidrs(), path + ".cidr");
    }
    if (network.mtu() > underlay.mtu()) {
      problems.add(
          new Problem(
              path + ".mtu",
              network.mtu() + " bytes do not pass the underlay, which carries " + underlay.mtu(),
              "Use " + underlay.mtu() + " or less."));
    }
    return new PlannedNetwork(network, type, number, slicing.networkSlices(network, path));
  }

  /** Nodes route a block to each other by their addresses of its family. */
  private void checkFamilies(List<Cidr> blocks, String path) {
    for (Cidr block : blocks) {
      if (underlay.blocks().stream().noneMatch(u -> u.family() == block.family())
          && !underlay.blocks().isEmpty()) {
        problems.add(
            new Problem(
                path,
                "the underlay has no " + block.family() + " addresses to route " + block + " over",
                "Give the underlay a block of that family."));
      }
    }
  }
}
