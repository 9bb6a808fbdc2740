package dev.kindred.plan;

import dev.kindred.topology.Cluster;
import dev.kindred.topology.Network;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Topology;
import dev.kindred.topology.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How large a lab is, counted before anything of it is planned: a file of a few lines can declare
 * more pods than there is memory for.
 */
final class Size {
  static final long MOST_NODES = 10_000;
  static final long MOST_INTERFACES = 100_000;
  static final long MOST_SLICES = 100_000;

  /** More workloads than that are told of together. */
  private static final int FEW = 10;

  private Size() {}

  /** Why a lab is too large; empty when it is not. */
  static List<Problem> check(Topology topology) {
    Map<String, Long> nodes = new HashMap<>();
    topology.clusters().forEach(c -> nodes.put(c.name(), (long) c.nodes()));
    long interfaces = 0;
    for (Workload workload : topology.workloads()) {
      long pods = (long) workload.replicas() * workload.clusters().size();
      interfaces += pods * (1 + workload.networks().size());
    }
    long slices = 0;
    for (Network network : topology.networks()) {
      for (String cluster : network.clusters()) {
        slices += nodes.getOrDefault(cluster, 0L);
      }
    }
    long all = topology.clusters().stream().mapToLong(Cluster::nodes).sum();
    List<Problem> problems = new ArrayList<>();
    check(all, MOST_NODES, new Problem("clusters", "nodes", "Use fewer."), problems);
    interfaces -= checkWorkloads(topology, problems);
    check(
        interfaces,
        MOST_INTERFACES,
        new Problem("workloads", "interfaces of pods", "Use fewer replicas or networks."),
        problems);
    check(
        slices,
        MOST_SLICES,
        new Problem(
            "networks", "slices of networks", "Use fewer networks, or fewer clusters in them."),
        problems);
    return problems;
  }

  /** Those that are too many by themselves, by their own key; how many they have together. */
  private static long checkWorkloads(Topology topology, List<Problem> problems) {
    long told = 0;
    List<Problem> own = new ArrayList<>();
    for (int i = 0; i < topology.workloads().size(); i++) {
      Workload workload = topology.workloads().get(i);
      long pods = (long) workload.replicas() * workload.clusters().size();
      long interfaces = pods * (1 + workload.networks().size());
      if (interfaces > MOST_INTERFACES) {
        String path = "workloads[" + i + "].replicas";
        String fix = "Use fewer replicas or networks.";
        check(interfaces, MOST_INTERFACES, new Problem(path, "interfaces of pods", fix), own);
        told += interfaces;
      }
    }
    if (own.size() > FEW) {
      return 0;
    }
    problems.addAll(own);
    return told;
  }

  private static void check(long count, long most, Problem what, List<Problem> problems) {
    if (count > most) {
      String text =
          count + " " + what.what() + " are too many for one lab, which has at most " + most;
      problems.add(new Problem(what.path(), text, what.fix()));
    }
  }
}
