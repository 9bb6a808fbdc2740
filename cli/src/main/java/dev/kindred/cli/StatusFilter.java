package dev.kindred.cli;

import dev.kindred.plan.Change;
import dev.kindred.plan.InterfaceChange;
import dev.kindred.plan.PodChange;
import dev.kindred.plan.PodId;
import dev.kindred.plan.RouteChange;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Network;
import dev.kindred.topology.Suggestion;
import dev.kindred.topology.Topology;
import dev.kindred.topology.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a lab is to be shown: all, or clusters, workloads and pods that were named.
 *
 * @param wanted any of these; all when there are none
 */
record StatusFilter(List<Want> wanted) {
  static final StatusFilter ALL = new StatusFilter(List.of());

  /** As of a network that no workload lists. */
  private static final StatusFilter NOTHING =
      new StatusFilter(List.of(new Want(Optional.of(""), Optional.of(""), Optional.empty())));

  StatusFilter {
    wanted = List.copyOf(wanted);
  }

  /**
   * What one word names.
   *
   * @param cluster empty for any
   * @param workload empty for any, and for what is of no pod
   */
  record Want(Optional<String> cluster, Optional<String> workload, Optional<Integer> index) {
    boolean takes(PodId pod) {
      return takes(pod.cluster())
          && workload.map(pod.workload()::equals).orElse(true)
          && index.map(i -> i == pod.index()).orElse(true);
    }

    boolean takes(String of) {
      return cluster.map(of::equals).orElse(true);
    }
  }

  /**
   * What words name: {@code edge1}, {@code demo1}, {@code edge1/demo1}, {@code edge1/demo1/0}, and
   * by a network the pods that are attached to it.
   *
   * @throws UsageFault when there is no such thing in the lab
   */
  static StatusFilter of(List<String> words, Topology topology) {
    List<Want> wanted = new ArrayList<>();
    for (String word : words) {
      if (isNetwork(word, topology)) {
        topology.workloads().stream()
            .filter(w -> w.networks().contains(word))
            .forEach(w ->
                wanted.add(new Want(Optional.empty(), Optional.of(w.name()), Optional.empty())));
      } else {
        wanted.add(want(word, topology));
      }
    }
    return words.isEmpty() || !wanted.isEmpty() ? new StatusFilter(wanted) : NOTHING;
  }

  /** A network that has no cluster's or workload's name. */
  private static boolean isNetwork(String word, Topology topology) {
    return topology.network(word).isPresent()
        && topology.cluster(word).isEmpty()
        && topology.workloads().stream().noneMatch(w -> w.name().equals(word));
  }

  private static Want want(String word, Topology topology) {
    if (word.indexOf('/') >= 0) {
      PodId pod = new Targets(topology, Optional.empty()).pod(List.of(word));
      boolean one = word.indexOf('/') != word.lastIndexOf('/');
      return new Want(
          Optional.of(pod.cluster()),
          Optional.of(pod.workload()),
          one ? Optional.of(pod.index()) : Optional.empty());
    }
    if (topology.workloads().stream().anyMatch(w -> w.name().equals(word))
        && topology.cluster(word).isEmpty()) {
      return new Want(Optional.empty(), Optional.of(word), Optional.empty());
    }
    return new Want(Optional.of(cluster(word, topology)), Optional.empty(), Optional.empty());
  }

  private static String cluster(String word, Topology topology) {
    if (!word.isEmpty() && word.chars().allMatch(Character::isDigit)) {
      return new Targets(topology, Optional.empty()).cluster(word).name();
    }
    List<String> names = new ArrayList<>(topology.clusters().stream().map(Cluster::name).toList());
    if (names.contains(word)) {
      return word;
    }
    names.addAll(topology.workloads().stream().map(Workload::name).toList());
    names.addAll(topology.networks().stream().map(Network::name).toList());
    throw new UsageFault(
        "there is no cluster, workload or network " + word,
        Suggestion.nearest(word, names).map(near -> "Did you mean " + near + "?").orElse(""));
  }

  boolean takes(PodId pod) {
    return wanted.isEmpty() || wanted.stream().anyMatch(want -> want.takes(pod));
  }

  /** True for a cluster of which something is to be shown. */
  boolean takes(String cluster) {
    return wanted.isEmpty() || wanted.stream().anyMatch(want -> want.takes(cluster));
  }

  /** What is of no pod is of its cluster, and what is of no cluster of the whole lab. */
  List<Change> of(List<Change> changes) {
    return changes.stream().filter(this::takes).toList();
  }

  private boolean takes(Change change) {
    Optional<PodId> pod = pod(change);
    return pod.map(this::takes)
        .orElseGet(() -> change.cluster().isEmpty() || takesNodes(change.cluster()));
  }

  private boolean takesNodes(String cluster) {
    return wanted.isEmpty()
        || wanted.stream().anyMatch(w -> w.workload().isEmpty() && w.takes(cluster));
  }

  /** The pod that a change is about. */
  static Optional<PodId> pod(Change change) {
    if (change instanceof PodChange of) {
      return Optional.of(of.id());
    }
    if (change instanceof InterfaceChange of) {
      return Optional.of(of.pod().id());
    }
    return change instanceof RouteChange.SetToPod route
        ? Optional.of(route.pod())
        : Optional.empty();
  }
}
