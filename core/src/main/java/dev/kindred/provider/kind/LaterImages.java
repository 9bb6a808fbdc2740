package dev.kindred.provider.kind;

import dev.kindred.host.Engine;
import dev.kindred.plan.Change;
import dev.kindred.plan.InterfaceChange;
import dev.kindred.plan.NodeChange;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.PodChange;
import dev.kindred.plan.RouteChange;
import dev.kindred.provider.kind.images.MissingImages;
import dev.kindred.provider.kind.images.NodeImages;
import dev.kindred.provider.kubernetes.KubernetesSighting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Finds images of pods that come to clusters which are there: those that neither the engine has nor
 * all of the cluster's nodes that run. Of clusters that are to be made see {@link Preparation}.
 */
final class LaterImages {
  private LaterImages() {}

  /**
   * Looks for them.
   *
   * @param engines gives the engine, which is asked only where pods come
   * @param sight what the changes were found in
   */
  static MissingImages of(
      Supplier<Engine> engines, KubernetesSighting sight, List<Change> changes) {
    Map<String, Set<String>> wanted = wanted(changes);
    wanted.keySet().retainAll(nodes(sight).keySet());
    Set<String> all = new LinkedHashSet<>();
    wanted.values().forEach(all::addAll);
    if (all.isEmpty()) {
      return MissingImages.NONE;
    }
    MissingImages missing = MissingImages.among(engines.get(), all);
    List<String> nowhere = new ArrayList<>();
    for (String image : missing.references()) {
      if (!isOnNodes(missing.engine(), image, wanted, nodes(sight))) {
        nowhere.add(image);
      }
    }
    return new MissingImages(missing.engine(), nowhere);
  }

  /** By cluster, of those that are not to be made. */
  private static Map<String, Set<String>> wanted(List<Change> changes) {
    Map<String, Set<String>> wanted = new TreeMap<>();
    for (Change change : changes) {
      pod(change)
          .ifPresent(pod ->
              wanted
                  .computeIfAbsent(pod.id().cluster(), _ -> new TreeSet<>())
                  .add(pod.workload().image()));
    }
    changes.stream()
        .filter(NodeChange.Add.class::isInstance)
        .forEach(node -> wanted.remove(node.cluster()));
    return wanted;
  }

  private static Optional<PlannedPod> pod(Change change) {
    return switch (change) {
      case PodChange.Add c -> Optional.of(c.pod());
      case PodChange.Replace c -> Optional.of(c.pod());
      case PodChange.Remove _, PodChange.SetSettings _, PodChange.StartCommand _ ->
          Optional.empty();
      case NodeChange _, RouteChange _, InterfaceChange _, Change.WayOut _ -> Optional.empty();
    };
  }

  /** Those that run, by cluster. */
  private static Map<String, List<String>> nodes(KubernetesSighting sight) {
    Map<String, List<String>> nodes = new TreeMap<>();
    for (Observed.Node node : sight.observed().nodes().values()) {
      if (node.running()) {
        NodeId id = node.id();
        nodes.computeIfAbsent(id.cluster(), _ -> new ArrayList<>()).add(id.name());
      }
    }
    return nodes;
  }

  private static boolean isOnNodes(
      Engine engine,
      String image,
      Map<String, Set<String>> wanted,
      Map<String, List<String>> nodes) {
    List<String> containers =
        wanted.entrySet().stream()
            .filter(cluster -> cluster.getValue().contains(image))
            .flatMap(cluster -> nodes.getOrDefault(cluster.getKey(), List.of()).stream())
            .toList();
    return new NodeImages(Images.cache())
        .where(engine, containers, List.of(image))
        .getOrDefault(image, List.of())
        .containsAll(containers);
  }
}
