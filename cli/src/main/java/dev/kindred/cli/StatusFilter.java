package dev.kindred.cli;

import dev.kindred.document.Selection;
import dev.kindred.document.Selection.Want;
import dev.kindred.plan.PodId;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Network;
import dev.kindred.topology.Suggestion;
import dev.kindred.topology.Topology;
import dev.kindred.topology.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what of a lab words name. */
final class StatusFilter {
  private StatusFilter() {}

  /**
   * What words name: {@code edge1}, {@code demo1}, {@code edge1/demo1}, {@code edge1/demo1/0}, and
   * by a network the pods that are attached to it.
   *
   * @throws UsageFault when there is no such thing in the lab
   */
  static Selection of(List<String> words, Topology topology) {
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
    return words.isEmpty() || !wanted.isEmpty() ? new Selection(wanted) : Selection.NOTHING;
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
}
