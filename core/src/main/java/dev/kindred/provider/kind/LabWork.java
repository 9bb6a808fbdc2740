package dev.kindred.provider.kind;

import dev.kindred.host.Fault;
import dev.kindred.host.Together;
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
record LabWork(Site site, KubernetesSighting sight, Progress progress) {
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
      new NetworkMaking(site, site.underlay().getFirst()).run();
      new BakeAhead(site, progress).of(made);
    }
    List<Runnable> work = new ArrayList<>();
    byCluster.forEach((cluster, all) -> work.add(() -> change(cluster, all)));
    Together.run(work);
  }

  private void change(String cluster, List<Change> changes) {
    try {
      if (site.plan().topology().cluster(cluster).isEmpty()) {
        new UserContexts(site.home()).remove(List.of(cluster)).forEach(progress::step);
        ClusterWork.remove(site, cluster);
        changes.forEach(progress::done);
      } else {
        new ClusterWork(site, cluster, changes, sight, progress).run();
      }
    } catch (Fault e) {
      boolean asItShould = e instanceof AwaitsNetwork || Thread.currentThread().isInterrupted();
      throw asItShould ? e : new Evidence(site).of(cluster, e);
    }
  }
}
