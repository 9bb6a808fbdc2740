package dev.kindred.provider.kind;

import dev.kindred.host.Fault;
import dev.kindred.host.Parallel;
import dev.kindred.plan.Change;
import dev.kindred.plan.NodeChange;
import dev.kindred.provider.Progress;
import dev.kindred.provider.kubernetes.AwaitsNetwork;
import dev.kindred.provider.kubernetes.KubernetesSighting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the changes of a lab: its container network first, then all clusters side by side.
 *
 * @param sight what the changes were found in
 */
record LabChanges(LabContext context, KubernetesSighting sight, Progress progress) {
  void run(List<Change> changes) {
    Set<String> made = new LinkedHashSet<>();
    Map<String, List<Change>> byCluster = new LinkedHashMap<>();
    for (Change change : changes) {
      byCluster.computeIfAbsent(change.cluster(), k -> new ArrayList<>()).add(change);
      if (change instanceof NodeChange.Add) {
        made.add(change.cluster());
      }
    }
    if (!made.isEmpty()) {
      new NetworkMaking(context, context.underlay().getFirst()).run();
      new BakeAhead(context, progress).of(made);
    }
    List<Runnable> work = new ArrayList<>();
    byCluster.forEach((cluster, all) -> work.add(() -> change(cluster, all)));
    Parallel.run(work);
  }

  private void change(String cluster, List<Change> changes) {
    try {
      if (context.plan().topology().cluster(cluster).isEmpty()) {
        new UserContexts(context.home()).remove(List.of(cluster)).forEach(progress::step);
        ClusterWork.remove(context, cluster);
        changes.forEach(progress::done);
      } else {
        new ClusterWork(context, cluster, changes, sight, progress).run();
      }
    } catch (Fault e) {
      boolean asItShould = e instanceof AwaitsNetwork || Thread.currentThread().isInterrupted();
      throw asItShould ? e : new FailureLogs(context).of(cluster, e);
    }
  }
}
