package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Network;
import dev.kindred.topology.Topology;
import dev.kindred.topology.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Random topologies that can be planned, and random edits of them. The same seed gives the same
 * ones. Blocks are large enough for what is declared, and hardly larger for some.
 */
final class RandomLab {
  private static final List<String> TYPES = List.of("ptp", "bridge", "macvlan");
  private static final int MOST_NETWORKS = 8;

  private final Random random;
  private final int mostClusters;
  private final int mostNodes;
  private final List<Cluster> clusters = new ArrayList<>();
  private final List<Network> networks = new ArrayList<>();
  private final List<Workload> workloads = new ArrayList<>();
  private int made;

  RandomLab(long seed, int mostClusters, int mostNodes) {
    this.random = new Random(seed);
    this.mostClusters = mostClusters;
    this.mostNodes = mostNodes;
    int clusterCount = 1 + random.nextInt(mostClusters);
    for (int i = 0; i < clusterCount; i++) {
      addCluster();
    }
    int networkCount = random.nextInt(MOST_NETWORKS + 1);
    for (int i = 0; i < networkCount; i++) {
      addNetwork();
    }
    for (int i = random.nextInt(4); i >= 0; i--) {
      addWorkload();
    }
  }

  Topology topology() {
    return new Topology("random", "netns", List.of(), clusters, networks, workloads);
  }

  /** Adds or removes one thing, or changes a number; says what. */
  String edit() {
    return switch (random.nextInt(9)) {
      case 0 -> clusters.size() < mostClusters ? "add " + addCluster() : resize(1);
      case 1 -> clusters.size() > 1 ? removeCluster() : resize(1);
      case 2 -> resize(1);
      case 3 -> resize(-1);
      case 4 -> networks.size() < MOST_NETWORKS ? "add " + addNetwork() : removeNetwork();
      case 5 -> networks.isEmpty() ? "add " + addNetwork() : removeNetwork();
      case 6 -> workloads.size() < 5 ? "add " + addWorkload() : removeWorkload();
      case 7 -> workloads.isEmpty() ? "add " + addWorkload() : removeWorkload();
      default -> rescale();
    };
  }

  private <T> int place(List<T> list) {
    return random.nextInt(list.size() + 1);
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String addCluster() {
    int number = ++made;
    String name = "c" + number;
    int nodes = 1 + random.nextInt(chance(70) ? Math.min(3, mostNodes) : mostNodes);
    List<Cidr> pods = new ArrayList<>();
    if (chance(30)) {
      pods.add(Cidr.of("11." + number + ".0.0/16"));
    }
    if (chance(30)) {
      pods.add(Cidr.of("fd97:" + number + "::/" + (chance(50) ? 48 : 60)));
    }
    List<Cidr> services = chance(20) ? Labs.cidrs("12." + number + ".0.0/20") : List.of();
    clusters.add(place(clusters), new Cluster(name, nodes, pods, services));
    for (int i = 0; i < networks.size(); i++) {
      if (chance(60)) {
        Network network = networks.get(i);
        List<String> joined = new ArrayList<>(network.clusters());
        joined.add(name);
        networks.set(i, joining(network, inOrder(joined), network.subnets()));
      }
    }
    for (int i = 0; i < workloads.size(); i++) {
      if (chance(60)) {
        List<String> where = new ArrayList<>(workloads.get(i).clusters());
        where.add(name);
        workloads.set(i, running(workloads.get(i), where, workloads.get(i).replicas()));
      }
    }
    return "cluster " + name;
  }

  private String removeCluster() {
    String gone = clusters.remove(random.nextInt(clusters.size())).name();
    networks.replaceAll(n -> {
      Map<String, List<Cidr>> subnets = new LinkedHashMap<>(n.subnets());
      subnets.remove(gone);
      return joining(n, n.clusters().stream().filter(c -> !c.equals(gone)).toList(), subnets);
    });
    workloads.replaceAll(w -> running(w, w.clusters(), w.replicas()));
    return "remove cluster " + gone;
  }

  private String resize(int by) {
    int i = random.nextInt(clusters.size());
    Cluster c = clusters.get(i);
    int nodes = Math.clamp(c.nodes() + by, 1, mostNodes);
    clusters.set(i, new Cluster(c.name(), nodes, c.podSubnets(), c.serviceSubnets()));
    return "cluster " + c.name() + " from " + c.nodes() + " to " + nodes + " nodes";
  }

  private String addNetwork() {
    int number = ++made;
    String name = "n" + number;
    List<String> joined = clusters.stream().map(Cluster::name).filter(c -> chance(80)).toList();
    List<Cidr> blocks = new ArrayList<>();
    Map<String, List<Cidr>> subnets = new LinkedHashMap<>();
    if (chance(70)) {
      // Room for 32 addresses a node, and for each cluster and one more.
      int needed = 5 + Split.bits(mostNodes) + Split.bits(mostClusters + 1);
      int prefix = chance(50) ? 32 - Math.max(needed, 10) : 16;
      blocks.add(Cidr.of("20." + number + ".0.0/" + prefix));
    }
    if (blocks.isEmpty() || chance(40)) {
      blocks.add(Cidr.of("fd20:" + number + "::/" + (chance(50) ? 48 : 64)));
    }
    if (chance(40)) {
      byHand(joined, blocks, subnets);
    }
    int mtu = chance(30) ? 1280 + random.nextInt(220) : 0;
    String type = any(TYPES);
    networks.add(place(networks), new Network(name, type, blocks, mtu, joined, subnets));
    return "network " + name + " of type " + type + " with " + blocks + " by hand " + subnets;
  }

  /** Sets the parts of some clusters, from the end of each block. */
  private void byHand(List<String> joined, List<Cidr> blocks, Map<String, List<Cidr>> subnets) {
    List<String> some = new ArrayList<>(joined);
    Collections.shuffle(some, random);
    for (int i = 0; i < Math.min(3, some.size()); i++) {
      List<Cidr> parts = new ArrayList<>();
      for (Cidr block : blocks) {
        int prefix = block.prefix() + Split.bits(mostClusters + 1);
        parts.add(block.part(block.count(prefix) - 1 - i, prefix));
      }
      subnets.put(some.get(i), chance(70) ? parts : List.of(any(parts)));
    }
  }

  private String removeNetwork() {
    String gone = networks.remove(random.nextInt(networks.size())).name();
    workloads.replaceAll(w -> {
      List<String> left = w.networks().stream().filter(n -> !n.equals(gone)).toList();
      return new Workload(w.name(), w.image(), w.command(), w.replicas(), left, w.clusters());
    });
    return "remove network " + gone;
  }

  private String addWorkload() {
    String name = "w" + ++made;
    List<String> attached =
        new ArrayList<>(networks.stream().map(Network::name).filter(n -> chance(60)).toList());
    Collections.shuffle(attached, random);
    List<String> all = clusters.stream().map(Cluster::name).toList();
    Workload workload = new Workload(name, "busybox", List.of(), 0, attached, all);
    workloads.add(place(workloads), running(workload, all, random.nextInt(4)));
    return "workload " + name + " on " + attached;
  }

  private String removeWorkload() {
    return "remove workload " + workloads.remove(random.nextInt(workloads.size())).name();
  }

  private String rescale() {
    if (workloads.isEmpty()) {
      return "add " + addWorkload();
    }
    int i = random.nextInt(workloads.size());
    Workload workload = workloads.get(i);
    workloads.set(i, running(workload, workload.clusters(), random.nextInt(4)));
    return "workload " + workload.name() + " to " + workloads.get(i).replicas() + " replicas";
  }

  /** A workload runs only where all of its networks are. */
  private Workload running(Workload w, List<String> where, int replicas) {
    List<String> possible =
        inOrder(where).stream()
            .filter(c ->
                networks.stream()
                    .filter(n -> w.networks().contains(n.name()))
                    .allMatch(n -> n.clusters().contains(c)))
            .toList();
    return new Workload(w.name(), w.image(), w.command(), replicas, w.networks(), possible);
  }

  private List<String> inOrder(List<String> names) {
    return clusters.stream().map(Cluster::name).filter(names::contains).toList();
  }

  private static Network joining(Network n, List<String> joined, Map<String, List<Cidr>> subnets) {
    return new Network(n.name(), n.type(), n.cidrs(), n.mtu(), joined, subnets);
  }
}
