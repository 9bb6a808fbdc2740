package dev.kindred.provider.kubernetes;

import dev.kindred.host.Parallel;
import dev.kindred.plan.Change;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.NodeSettings;
import dev.kindred.plan.Observed;
import dev.kindred.plan.PodChange;
import dev.kindred.provider.NodeAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives pods the kernel settings of the plan, in their own namespaces, from their nodes: Kubernetes
 * calls most of them unsafe and refuses them in a pod's specification, and the plugin that could
 * set them, {@code tuning}, is not on kind's nodes.
 */
public record PodSettings(NodeAccess nodes) {
  /** True when there are pods after these changes that were not there before. */
  public static boolean matter(Collection<Change> changes) {
    return changes.stream()
        .anyMatch(c -> c instanceof PodChange.Add || c instanceof PodChange.Replace);
  }

  /** Gives them to those of a lab's pods that have others. */
  public void settle(KubernetesSighting sight) {
    List<KubernetesSighting.SeenPod> unsettled = new ArrayList<>();
    sight
        .observed()
        .pods()
        .forEach((id, pod) -> {
          KubernetesSighting.SeenPod seen = sight.pods().get(id);
          if (seen != null && !seen.namespace().isEmpty() && isUnsettled(pod)) {
            unsettled.add(seen);
          }
        });
    set(unsettled);
  }

  private static boolean isUnsettled(Observed.Pod pod) {
    return NodeSettings.ofPod().entrySet().stream()
        .anyMatch(wanted -> {
          String is = pod.sysctls().getOrDefault(wanted.getKey(), wanted.getValue());
          return !is.equals(wanted.getValue());
        });
  }

  /** Gives them to these pods, by one script a node. */
  public void set(Collection<KubernetesSighting.SeenPod> pods) {
    Map<NodeId, List<String>> namespaces = new TreeMap<>();
    pods.forEach(
        pod -> namespaces.computeIfAbsent(pod.node(), _ -> new ArrayList<>()).add(pod.namespace()));
    List<Runnable> tasks = new ArrayList<>();
    namespaces.forEach((node, files) -> tasks.add(() -> set(node, files)));
    Parallel.run(tasks);
  }

  private void set(NodeId node, List<String> namespaces) {
    StringBuilder lines = new StringBuilder();
    NodeSettings.ofPod()
        .forEach((key, value) -> lines.append(key).append(' ').append(value).append('\n'));
    List<String> line = new ArrayList<>(List.of("sh", "-c", Scripts.SETTLE, "settle.sh"));
    line.addAll(namespaces);
    nodes
        .on(node, line.toArray(String[]::new))
        .input(lines.toString())
        .purpose("give pods on " + node + " their kernel settings")
        .run();
  }
}
