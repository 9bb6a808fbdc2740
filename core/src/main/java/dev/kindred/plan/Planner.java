package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Network;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
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
    this.nodeNumbers = Numbering.of(nodeNames(topology), previous.nodes());
    this.pods = Placement.of(topology, previous);
    Demand demand = new Demand(pods);
    this.slicing = new Slicing(topology.clusters(), previous, clusterNumbers, demand);
    LabBlocks.Numbers numbers =
        new LabBlocks.Numbers(clusterNumbers, networkNumbers, previous, slicing);
    this.blocks = LabBlocks.of(topology, given, numbers, problems);
    this.joining = given.blocks();
    this.underlay = given.with(blocks.underlay());
    Map<String, Cluster> clusters = new HashMap<>();
    topology.clusters().forEach(c -> clusters.put(c.name(), c));
    this.tooSmall = new TooSmall(slicing, demand, clusters, blocks.stated());
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
    List<PlannedNode> nodes = nodes();
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
            Placement.toMap(pods),
            blocks.chosen());
    List<String> notes = Renumbering.notes(previous, allocation);
    Plan plan =
        new Plan(
            topology,
            allocation,
            underlay,
            new Plan.Contents(nodes, podNetworks, networks, pods, notes));
    Overlaps.check(plan, underlay, problems);
    problems.addAll(limits.ofPlan().apply(plan));
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
    for (Cluster cluster : topology.clusters()) {
      for (int i = 1; i <= cluster.nodes(); i++) {
        NodeId id = new NodeId(cluster.name(), i);
        int number = nodeNumbers.getOrDefault(id.name(), 0);
        nodes.add(new PlannedNode(id, number, addresses(id, number)));
      }
    }
    if (underlay.assigns()) {
      int highest = nodeNumbers.values().stream().mapToInt(n -> n).max().orElse(0);
      for (Cidr block : underlay.blocks()) {
        if (HostLocal.size(block) <= highest + 2L) {
          problems.add(tooSmall.underlay(block, nodes.size(), highest));
        }
      }
    }
    return nodes;
  }

  /** The first address of the underlay is left to what joins the nodes, as engines do. */
  private List<Cidr> addresses(NodeId id, int number) {
    List<Cidr> known = underlay.known().getOrDefault(id, List.of());
    if (!known.isEmpty() || !underlay.assigns()) {
      return known;
    }
    List<Cidr> addresses = new ArrayList<>();
    for (Cidr block : underlay.blocks()) {
      if (number + 2L < HostLocal.size(block)) {
        addresses.add(block.address(number + 1L));
      }
    }
    return addresses;
  }

  private PlannedNetwork podNetwork(Cluster cluster, String path) {
    Network network = PodNetwork.of(cluster, blocks.pods(cluster), underlay.mtu());
    if (cluster.nodes() > 1) {
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
    int most = type.segment(number).isPresent() ? underlay.link().segment() : underlay.mtu();
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
