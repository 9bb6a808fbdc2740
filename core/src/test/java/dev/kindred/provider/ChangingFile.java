package dev.kindred.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** A small lab's file that is edited at random. The same seed gives the same edits. */
public final class ChangingFile {
  private static final List<String> CLUSTERS = List.of("edge1", "edge2", "edge3");
  private static final List<String> NETWORKS = List.of("data-plane", "media", "control");
  private static final List<String> WORKLOADS = List.of("demo1", "demo2", "demo3");
  private static final List<String> TYPES =
      List.of(
          "cidr: 10.%d.0.0/16",
          "cidr: [10.%d.0.0/16, 'fd10:%1$d::/48']",
          "cidr: 10.%d.0.0/16, type: bridge",
          "cidr: 10.%d.0.0/16, type: macvlan");

  /** A command that ends when it is told to: Kubernetes gives others half a minute. */
  static final String BUSY = "command: [sh, -c, 'trap exit TERM; sleep 10000 & wait']";

  /** What can be edited besides clusters and nodes. */
  public enum Within {
    /** A network comes or goes. */
    NETWORK,
    /** A workload comes or goes. */
    WORKLOAD,
    /** A workload is on another set of networks. */
    ATTACHMENT
  }

  /** What it is before any edit, and when it is taken back. */
  public static final String FIRST = new ChangingFile(0).text();

  /** The same without pods. */
  public static final String EMPTY = FIRST.replaceAll("(?s)workloads:.*", "workloads: []\n");

  private record Workload(TreeSet<String> networks, int replicas, boolean busy) {}

  private final Random random;
  private final Map<String, Integer> clusters = new TreeMap<>();
  private final Map<String, Integer> networks = new TreeMap<>(Map.of("data-plane", 0));
  private final Map<String, Workload> workloads = new TreeMap<>();

  /** A file with one cluster. */
  public ChangingFile(long seed) {
    this(seed, List.of("edge1"));
  }

  /**
   * @param names of the clusters that are there at first, each with one node
   */
  public ChangingFile(long seed, List<String> names) {
    this.random = new Random(seed);
    names.forEach(name -> clusters.put(name, 1));
    workloads.put("demo1", new Workload(new TreeSet<>(List.of("data-plane")), 1, false));
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** Adds, removes or changes one thing; what it did. */
  public String edit() {
    return switch (random.nextInt(5)) {
      case 0 -> cluster(any(CLUSTERS.subList(1, 3)));
      case 1 -> editNodes();
      default -> editWithin();
    };
  }

  /** Adds or removes the last cluster; what it did. */
  public String editClusters() {
    return cluster(CLUSTERS.getLast());
  }

  /** Gives a cluster another number of nodes; what it did. */
  public String editNodes() {
    return nodes(any(List.copyOf(clusters.keySet())));
  }

  /** Adds, removes or changes something that leaves clusters and nodes as they are. */
  public String editWithin() {
    return edit(Within.values()[random.nextInt(3)]);
  }

  /** One edit of that kind; what it did. */
  public String edit(Within within) {
    return switch (within) {
      case NETWORK -> network(any(NETWORKS.subList(1, 3)));
      case WORKLOAD -> workload(any(WORKLOADS));
      case ATTACHMENT -> attachment(any(WORKLOADS));
    };
  }

  private String cluster(String name) {
    if (clusters.remove(name) == null) {
      clusters.put(name, 1);
      return "cluster " + name + " comes";
    }
    return "cluster " + name + " goes";
  }

  private String nodes(String name) {
    int nodes = clusters.merge(name, 1, (old, one) -> 3 - old);
    return "cluster " + name + " has " + nodes + " nodes";
  }

  private String network(String name) {
    if (networks.remove(name) == null) {
      networks.put(name, random.nextInt(TYPES.size()));
      workloads.values().stream().limit(1).forEach(w -> w.networks().add(name));
      return "network " + name + " of kind " + networks.get(name) + " comes";
    }
    workloads.values().forEach(w -> w.networks().remove(name));
    return "network " + name + " goes";
  }

  private String workload(String name) {
    if (workloads.remove(name) == null) {
      TreeSet<String> attached = new TreeSet<>(List.of(any(List.copyOf(networks.keySet()))));
      workloads.put(name, new Workload(attached, 1 + random.nextInt(2), random.nextInt(3) == 0));
      return "workload " + name + " comes";
    }
    return "workload " + name + " goes";
  }

  private String attachment(String name) {
    Workload workload = workloads.get(name);
    String network = any(List.copyOf(networks.keySet()));
    if (workload == null) {
      return workload(name);
    }
    if (!workload.networks().remove(network)) {
      workload.networks().add(network);
    }
    return "workload " + name + " is on " + workload.networks();
  }

  /** The file. */
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add("clusters:");
    clusters.forEach(
        (name, nodes) -> lines.add("  - {name: %s, nodes: %d}".formatted(name, nodes)));
    lines.add("networks:");
    networks.forEach((name, type) ->
        lines.add(
            "  - {name: %s, %s}"
                .formatted(name, TYPES.get(type).formatted(NETWORKS.indexOf(name) + 1))));
    lines.add(workloads.isEmpty() ? "workloads: []" : "workloads:");
    workloads.forEach((name, w) ->
        lines.add(
            "  - {name: %s, networks: %s, replicas: %d%s}"
                .formatted(name, w.networks(), w.replicas(), w.busy() ? ", " + BUSY : "")));
    return String.join("\n", lines) + "\n";
  }
}
