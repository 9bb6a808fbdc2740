package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Network;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Topology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Makes the plan of a topology: numbers first, then blocks, slices and places for pods. The same
 * input gives the same plan. It grows, and takes time, in proportion to nodes and slices.
 */
public final class Planner {
  private final Topology topology;
  private final Allocation previous;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Integer> clusterNumbers;
  private final Map<String, Integer> networkNumbers;
  private final Map<String, Integer> nodeNumbers;
  private final ClusterNodes nodes;
  private final List<PlannedPod> pods;
  private final Slicing slicing;
  private final LabBlocks blocks;
  private final List<Cidr> joining;
  private final Underlay underlay;
  private final TooSmall tooSmall;
  private final Map<String, Map<String, List<Cidr>>> parts = new TreeMap<>();
  private final Map<String, Map<String, List<Cidr>>> slices = new TreeMap<>();

  private Planner(Topology topology, Underlay given, Allocation previous) {
    this.topology = topology;
    this.previous = previous;
    this.clusterNumbers =
        Numbering.of(topology.clusters().stream().map(Cluster::name).toList(), previous.clusters());
    this.networkNumbers =
        Numbering.of(topology.networks().stream().map(Network::name).toList(), previous.networks());
    this.nodes = new ClusterNodes(topology, given);
    this.nodeNumbers = Numbering.of(nodes.names(), previous.nodes());
    this.pods = Placement.of(topology, nodes, previous);
    Demand demand = new Demand(pods);
    this.slicing = new Slicing(nodes, previous, clusterNumbers, demand);
    LabBlocks.Numbers numbers =
        new LabBlocks.Numbers(clusterNumbers, networkNumbers, previous, slicing, nodes);
    this.blocks = LabBlocks.of(topology, given, numbers, problems);
    this.joining = given.blocks();
    this.underlay = given.with(blocks.underlay());
    this.tooSmall = new TooSmall(slicing, demand, nodes, blocks.stated());
  }

  /**
   * What a provider cannot hold.
   *
   * @param ofTopology what can be said of a topology that is too large to be planned
   * @param ofPlan what is said of a plan, which may have other faults
   */
  public record Limits(
      Function<Topology, List<Problem>> ofTopology, Function<Plan, List<Problem>> ofPlan) {
    /** No limits. */
    public static final Limits NONE = new Limits(topology -> List.of(), plan -> List.of());
  }

  /** Plans a topology for a provider that can hold everything. */
  public static Plan plan(Topology topology, Underlay underlay, Allocation previous) {
    return plan(topology, underlay, previous, Limits.NONE);
  }

  /**
   * Plans a topology.
   *
   * @param previous the allocation of the running lab, or {@link Allocation#NONE}
   * @throws PlanRejected with every reason why there is no such plan
   */
  public static Plan plan(
      Topology topology, Underlay underlay, Allocation previous, Limits limits) {
    List<Problem> problems = new ArrayList<>(limits.ofTopology().apply(topology));
    problems.addAll(Mtu.check(topology, underlay));
    List<Problem> tooLarge = Size.check(topology);
    if (!tooLarge.isEmpty()) {
      Set<String> told = new HashSet<>();
      problems.forEach(problem -> told.add(problem.path()));
      tooLarge.stream().filter(problem -> !told.contains(problem.path())).forEach(problems::add);
      throw new PlanRejected(problems);
    }
    Planner planner = new Planner(topology, underlay, previous);
    planner.problems.addAll(problems);
    return planner.make(limits);
  }

  private Plan make(Limits limits) {
    NodeAddresses addresses = new NodeAddresses(underlay, nodeNumbers);
    List<PlannedNode> planned = addresses.of(nodes.all());
    problems.addAll(addresses.problems(tooSmall));
    Map<String, PlannedNetwork> podNetworks = new LinkedHashMap<>();
    for (int i = 0; i < topology.clusters().size(); i++) {
      Cluster cluster = topology.clusters().get(i);
      String path = "clusters[" + i + "]";
      podNetworks.put(cluster.name(), podNetwork(cluster, path));
      for (Cidr block : cluster.serviceSubnets()) {
        tooSmall.services(block, cluster.name(), path + ".serviceSubnet").ifPresent(problems::add);
      }
    }
    List<PlannedNetwork> networks = new ArrayList<>();
    for (int i = 0; i < topology.networks().size(); i++) {
      networks.add(network(topology.networks().get(i), "networks[" + i + "]"));
    }
    Allocation allocation =
        new Allocation(
            clusterNumbers,
            nodeNumbers,
            networkNumbers,
            parts,
            slices,
            Placement.toMap(pods, nodes),
            blocks.chosen());
    List<String> notes = Renumbering.notes(previous, allocation);
    Plan plan =
        new Plan(
            topology,
            allocation,
            underlay,
            new PlanContents(nodes.clusters(), planned, podNetworks, networks, pods, notes));
    Overlaps.check(plan, underlay, problems);
    problems.addAll(limits.ofPlan().apply(plan));
    if (!problems.isEmpty()) {
      throw new PlanRejected(problems);
    }
    return plan;
  }

  private PlannedNetwork podNetwork(Cluster cluster, String path) {
    Network network = PodNetwork.of(cluster, blocks.pods(cluster), underlay.mtu());
    if (nodes.count(cluster.name()) > 1) {
      checkFamilies(network.cidrs(), path + ".podSubnet");
    }
    List<Slicing.Block> divided = new ArrayList<>();
    network.cidrs().forEach(cidr -> divided.add(Slicing.ofPods(network, cidr)));
    List<Slice> own = slices(divided, path, "podSubnet");
    return new PlannedNetwork(network, new PodNetwork(), 0, own);
  }

  /** Divides the blocks of a network, and keeps what comes of it. */
  private List<Slice> slices(List<Slicing.Block> divided, String path, String key) {
    Map<NodeId, List<Cidr>> ranges = new LinkedHashMap<>();
    for (Slicing.Block block : divided) {
      Slicing.Cut cut = slicing.cut(block).orElse(null);
      if (cut == null) {
        problems.addAll(tooSmall.of(block, path, key));
        continue;
      }
      String name = block.network().name();
      if (!name.equals(PodNetwork.NAME)) {
        cut.parts().forEach((cluster, part) -> add(parts, name, cluster, part));
      }
      cut.slices()
          .forEach((node, slice) -> {
            add(slices, name, node.name(), slice);
            ranges.computeIfAbsent(node, n -> new ArrayList<>()).add(slice);
          });
    }
    return ranges.entrySet().stream().map(e -> new Slice(e.getKey(), e.getValue())).toList();
  }

  private static void add(
      Map<String, Map<String, List<Cidr>>> all, String network, String owner, Cidr block) {
    all.computeIfAbsent(network, n -> new TreeMap<>())
        .computeIfAbsent(owner, n -> new ArrayList<>())
        .add(block);
  }

  private PlannedNetwork network(Network declared, String path) {
    int number = networkNumbers.getOrDefault(declared.name(), 0);
    NetworkType type =
        NetworkTypes.named(declared.type())
            .orElseThrow(() -> new IllegalArgumentException("no network type " + declared.type()));
    int most = type.segment(number).isPresent() ? underlay.segment() : underlay.mtu();
    Network network =
        new Network(
            declared.name(),
            declared.type(),
            blocks.of(declared),
            declared.mtu() == 0 ? most : declared.mtu(),
            declared.clusters(),
            declared.subnets());
    if (type.routed()) {
      checkFamilies(network.cidrs(), path + ".cidr");
    }
    List<Slicing.Block> divided = new ArrayList<>();
    network.cidrs().forEach(cidr -> divided.add(Slicing.ofNetwork(network, type, cidr)));
    return new PlannedNetwork(network, type, number, slices(divided, path, "cidr"));
  }

  /** Nodes route a block to each other by their addresses of its family. */
  private void checkFamilies(List<Cidr> blocks, String path) {
    for (Cidr block : blocks) {
      if (joining.stream().noneMatch(u -> u.family() == block.family()) && !joining.isEmpty()) {
        problems.add(
            new Problem(
                path,
                "the underlay has no " + block.family() + " addresses to route " + block + " over",
                "Give the underlay a block of that family."));
      }
    }
  }
}
