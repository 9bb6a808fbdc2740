package dev.kindred.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A random lab and the seed that it came from: {@code new RandomLab(seed, clusters, nodes)}. */
record Sample(long seed, Plan plan) {
  /** Many small labs, and a few as large as 64 clusters of up to 16 nodes. */
  private static final List<Sample> ALL =
      Stream.of(
              LongStream.range(0, 60).mapToObj(seed -> of(seed, 6, 4)),
              LongStream.range(100, 106).mapToObj(seed -> of(seed, 20, 8)),
              LongStream.range(200, 203).mapToObj(seed -> of(seed, 64, 16)))
          .flatMap(samples -> samples)
          .toList();

  private static Sample of(long seed, int mostClusters, int mostNodes) {
    RandomLab lab = new RandomLab(seed, mostClusters, mostNodes);
    return new Sample(seed, Planner.plan(lab.topology(), Labs.UNDERLAY, Allocation.NONE));
  }

  static List<Sample> all() {
    return ALL;
  }

  /** All networks, those of pods among them. */
  List<PlannedNetwork> networks() {
    List<PlannedNetwork> networks = new ArrayList<>(plan.networks());
    networks.addAll(plan.podNetworks().values());
    return networks;
  }

  @Override
  public String toString() {
    return "seed %d: %d nodes, %d networks, %d pods"
        .formatted(seed, plan.nodes().size(), plan.networks().size(), plan.pods().size());
  }
}
