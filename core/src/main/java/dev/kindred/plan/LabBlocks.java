package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Family;
import dev.kindred.topology.Network;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The blocks of a lab: those that its file names, and around them those that it leaves out. */
final class LabBlocks {
  private static final int USUAL_IPV6 = 48;

  /** Of Services, of which Kubernetes takes no block larger than a /108. */
  private static final int SERVICES_IPV6 = 112;

  /** Of networks beyond those that have a usual block: a /16 each would run out. */
  private static final int MORE = 20;

  private final Topology topology;
  private final Underlay underlay;
  private final Slicing slicing;
  private final ClusterNodes nodes;
  private final List<Cidr> stated = new ArrayList<>();
  private final BlockChoice choice;
  private Map<String, List<Cidr>> chosen = Map.of();

  private LabBlocks(Topology topology, Underlay underlay, Numbers numbers) {
    this.topology = topology;
    this.underlay = underlay;
    this.slicing = numbers.slicing();
    this.nodes = numbers.nodes();
    stated.addAll(topology.blocks());
    stated.addAll(underlay.taken().keySet());
    if (!isUnderlayOpen()) {
      stated.addAll(underlay.blocks());
    }
    this.choice = new BlockChoice(stated, underlay.avoided(), numbers.previous());
  }

  /** Chooses what is left out; a problem for each block that there is no room for. */
  static LabBlocks of(
      Topology topology, Underlay underlay, Numbers numbers, List<Problem> problems) {
    LabBlocks blocks = new LabBlocks(topology, underlay, numbers);
    blocks.wishForUnderlay();
    blocks.wishForNetworks(numbers.networks());
    blocks.wishForClusters(numbers.clusters());
    blocks.chosen = blocks.choice.choose(problems);
    return blocks;
  }

  /** What the blocks depend on beside the topology. */
  record Numbers(
      Map<String, Integer> clusters,
      Map<String, Integer> networks,
      Allocation previous,
      Slicing slicing,
      ClusterNodes nodes) {}

  /** True where the file leaves the underlay to the plan, and no engine has made it. */
  private boolean isUnderlayOpen() {
    return topology.underlay().isEmpty() && underlay.assigns() && underlay.traits().ownsUnderlay();
  }

  /** What was chosen, to be kept with the lab. */
  Map<String, List<Cidr>> chosen() {
    return chosen;
  }

  /** What is not ours to choose: the blocks of the file, and of what is outside the lab. */
  List<Cidr> stated() {
    return List.copyOf(stated);
  }

  List<Cidr> underlay() {
    return isUnderlayOpen() ? chosen("underlay") : underlay.blocks();
  }

  List<Cidr> of(Network network) {
    return network.cidrs().isEmpty() ? chosen(key(network)) : network.cidrs();
  }

  List<Cidr> pods(Cluster cluster) {
    return cluster.podSubnets().isEmpty() ? chosen("pods " + cluster.name()) : cluster.podSubnets();
  }

  /** The key of a cluster's Services in an allocation. */
  static String services(Cluster cluster) {
    return "services " + cluster.name();
  }

  private static String key(Network network) {
    return "network " + network.name();
  }

  private List<Cidr> chosen(String key) {
    return chosen.getOrDefault(key, List.of());
  }

  private void wishForUnderlay() {
    long count = nodes.all().size();
    for (Cidr usual : isUnderlayOpen() ? underlay.blocks() : List.<Cidr>of()) {
      Predicate<Cidr> fits = block -> HostLocal.size(block) > count + 2;
      Problem none = none("underlay", "the underlay", "underlay");
      choice.add(
          new BlockChoice.Wish(
              "underlay", usual.family(), Optional.of(usual), usual.prefix(), fits, none));
    }
  }

  private void wishForNetworks(Map<String, Integer> numbers) {
    for (int i = 0; i < topology.networks().size(); i++) {
      Network network = topology.networks().get(i);
      NetworkType type = NetworkTypes.named(network.type()).orElse(null);
      if (network.cidrs().isEmpty() && type != null) {
        Family family = type.routed() && lacksIpv4() ? Family.IPV6 : Family.IPV4;
        Optional<Cidr> usual =
            DefaultBlocks.network(numbers.getOrDefault(network.name(), 0))
                .filter(b -> family == Family.IPV4);
        Predicate<Cidr> fits =
            block -> slicing.cut(Slicing.ofNetwork(network, type, block)).isPresent();
        Problem none = none("networks[" + i + "]", "network " + network.name(), "cidr");
        int prefix = family == Family.IPV6 ? USUAL_IPV6 : usual.map(Cidr::prefix).orElse(MORE);
        choice.add(new BlockChoice.Wish(key(network), family, usual, prefix, fits, none));
      }
    }
  }

  private void wishForClusters(Map<String, Integer> numbers) {
    for (int i = 0; i < topology.clusters().size(); i++) {
      Cluster cluster = topology.clusters().get(i);
      String name = cluster.name();
      int number = numbers.getOrDefault(name, 0);
      String path = "clusters[" + i + "]";
      if (cluster.podSubnets().isEmpty()) {
        Family family = nodes.count(name) > 1 && lacksIpv4() ? Family.IPV6 : Family.IPV4;
        Cidr usual = DefaultBlocks.podSubnet(number);
        Network pods = PodNetwork.of(cluster, List.of(), underlay.mtu());
        choice.add(
            new BlockChoice.Wish(
                "pods " + name,
                family,
                Optional.of(usual).filter(b -> b.family() == family),
                family == Family.IPV4 ? usual.prefix() : USUAL_IPV6,
                block -> slicing.cut(Slicing.ofPods(pods, block)).isPresent(),
                none(path, "the pods of " + name, "podSubnet")));
      }
      if (cluster.serviceSubnets().isEmpty()) {
        Family family = hasIpv6Alone(cluster) ? Family.IPV6 : Family.IPV4;
        Cidr usual = DefaultBlocks.serviceSubnet(number);
        Problem none = none(path, "the Services of " + name, "serviceSubnet");
        choice.add(
            new BlockChoice.Wish(
                services(cluster),
                family,
                Optional.of(usual).filter(b -> b.family() == family),
                family == Family.IPV4 ? usual.prefix() : SERVICES_IPV6,
                block -> true,
                none));
      }
    }
  }

  /** Kubernetes has no Services of a family that no pod has. */
  private static boolean hasIpv6Alone(Cluster cluster) {
    return !cluster.podSubnets().isEmpty()
        && cluster.podSubnets().stream().allMatch(b -> b.family() == Family.IPV6);
  }

  /** What is routed needs a family that the nodes have. */
  private boolean lacksIpv4() {
    return !underlay.blocks().isEmpty()
        && underlay.blocks().stream().noneMatch(b -> b.family() == Family.IPV4);
  }

  private static Problem none(String path, String owner, String key) {
    return new Problem(
        path,
        "no private block that is large enough is left for " + owner + " beside those of the file",
        "Name one as " + key + ", or use smaller blocks for the others.");
  }
}
