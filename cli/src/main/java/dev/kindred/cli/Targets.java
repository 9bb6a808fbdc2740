package dev.kindred.cli;

import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Suggestion;
import dev.kindred.topology.Topology;
import dev.kindred.topology.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the pod, node or cluster that words mean: {@code edge1/demo2}, {@code edge1/demo2/0}, or by
 * number as in the seed, {@code 1 2}. Where the cluster is left out it is the one in use.
 */
final class Targets {
  private final Topology topology;
  private final Optional<String> current;

  Targets(Topology topology, Optional<String> current) {
    this.topology = topology;
    this.current = current.filter(name -> topology.cluster(name).isPresent());
  }

  /** The pod that words mean: cluster, workload and index, of which the first and last may lack. */
  PodId pod(List<String> words) {
    List<String> parts = new ArrayList<>();
    for (String word : words) {
      parts.addAll(List.of(word.split("/", -1)));
    }
    if (parts.size() > 3) {
      throw new UsageFault(
          String.join(" ", words) + " names no pod", "Name one as CLUSTER/WORKLOAD or as 1 2.");
    }
    boolean short1 = parts.size() <= 1;
    Cluster cluster = short1 ? inUse() : cluster(parts.getFirst());
    Workload workload =
        workload(
            cluster, parts.isEmpty() ? Optional.empty() : Optional.of(parts.get(short1 ? 0 : 1)));
    return new PodId(
        cluster.name(), workload.name(), parts.size() == 3 ? index(workload, parts.get(2)) : 0);
  }

  /** The cluster with a name or a number from 1. */
  Cluster cluster(String word) {
    List<Cluster> all = topology.clusters();
    return byName(word)
        .or(() -> place(word, all.size()).map(all::get))
        .orElseThrow(
            () -> unknown("cluster " + word, word, all.stream().map(Cluster::name).toList()));
  }

  private Optional<Cluster> byName(String word) {
    return topology.cluster(word);
  }

  private Cluster inUse() {
    if (current.isPresent()) {
      return cluster(current.get());
    }
    return topology.clusters().getFirst();
  }

  private Workload workload(Cluster cluster, Optional<String> word) {
    List<Workload> here =
        topology.workloads().stream()
            .filter(w -> w.clusters().contains(cluster.name()) && w.replicas() > 0)
            .toList();
    if (here.isEmpty()) {
      throw new UsageFault("cluster " + cluster.name() + " has no pods", "");
    }
    if (word.isEmpty()) {
      return here.getFirst();
    }
    return here.stream()
        .filter(w -> w.name().equals(word.get()))
        .findFirst()
        .or(() -> place(word.get(), here.size()).map(here::get))
        .orElseThrow(() ->
            unknown(
                "workload " + word.get() + " in cluster " + cluster.name(),
                word.get(),
                here.stream().map(Workload::name).toList()));
  }

  private static int index(Workload workload, String word) {
    try {
      int index = Integer.parseInt(word);
      if (index >= 0 && index < workload.replicas()) {
        return index;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new UsageFault(
        workload.name() + " has no replica " + word,
        "Replicas are numbered from 0 to " + (workload.replicas() - 1) + ".");
  }

  /**
   * The node with a name as kind's, or that a cluster and a number from 1 mean: {@code edge1/2}.
   */
  NodeId node(Optional<String> word) {
    if (word.isEmpty()) {
      return DeclaredNodes.controlPlane(inUse().name());
    }
    List<String> names = new ArrayList<>();
    for (Cluster cluster : topology.clusters()) {
      for (NodeId node : DeclaredNodes.ids(cluster)) {
        if (node.name().equals(word.get())) {
          return node;
        }
        names.add(node.name());
      }
    }
    int slash = word.get().indexOf('/');
    String left = slash < 0 ? word.get() : word.get().substring(0, slash);
    Optional<Cluster> cluster =
        byName(left)
            .or(() -> place(left, topology.clusters().size()).map(topology.clusters()::get));
    if (cluster.isEmpty()) {
      throw unknown("node " + word.get(), word.get(), names);
    }
    String number = slash < 0 ? "1" : word.get().substring(slash + 1);
    List<NodeId> nodes = DeclaredNodes.ids(cluster.get());
    return place(number, nodes.size())
        .map(nodes::get)
        .orElseThrow(() -> unknown("node " + word.get(), word.get(), names));
  }

  /** A number from 1 as a place from 0; empty when it is none. */
  private static Optional<Integer> place(String word, int size) {
    try {
      int number = Integer.parseInt(word);
      return number >= 1 && number <= size ? Optional.of(number - 1) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static UsageFault unknown(String what, String word, List<String> names) {
    String known = names.size() > 12 ? "" : "There are: " + String.join(", ", names) + ".";
    return new UsageFault(
        "there is no " + what,
        Suggestion.nearest(word, names).map(n -> "Did you mean " + n + "?").orElse(known));
  }
}
