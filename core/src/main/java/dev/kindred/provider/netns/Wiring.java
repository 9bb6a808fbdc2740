package dev.kindred.provider.netns;

import dev.kindred.plan.Change;
import dev.kindred.plan.NodeChange;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes changes in a lab: those of one node in a row, those of several nodes side by side. What
 * goes, goes before anything is made, so that a name is free when it is wanted again.
 */
final class Wiring {
  private final Work work;
  private final Means means;

  Wiring(Work work, Means means) {
    this.work = work;
    this.means = means;
  }

  void apply(List<Change> changes) {
    Map<NodeId, List<Change>> pods = new LinkedHashMap<>();
    Map<NodeId, List<Change>> nodes = new LinkedHashMap<>();
    Map<NodeId, List<Change>> coming = new LinkedHashMap<>();
    for (Change change : changes) {
      Map<NodeId, List<Change>> going = change instanceof NodeChange.Remove ? nodes : pods;
      Parts parts = Parts.of(change);
      parts.goes().ifPresent(n -> add(change, n, going));
      parts.comes().ifPresent(n -> add(change, n, coming));
    }
    try {
      List<Crew.Task> tasks = new ArrayList<>(lost());
      tasks.addAll(removals(pods));
      work(tasks);
      // A node goes when nobody is at work on it any more, and the interfaces of its pods with it.
      work(removals(nodes));
      Segments segments = new Segments(work);
      work(segments.bridges(changes));
      List<Crew.Task> additions = new ArrayList<>();
      coming.forEach((node, list) ->
          additions.add(agent -> new NodeWork(work, node, means).make(agent, list)));
      LinkNeighbours links = LinkNeighbours.before(work, changes);
      work(additions);
      work(links.reading());
      work(links.entering());
      links.done();
      work.starting().now(means.limit());
      work(segments.sweep());
      new Leavings(work.files(), work.plan()).sweep();
      new Kept(work.files()).sweep();
    } finally {
      work.files().sweep();
    }
  }

  private static void add(Change change, NodeId node, Map<NodeId, List<Change>> byNode) {
    byNode.computeIfAbsent(node, _ -> new ArrayList<>()).add(change);
  }

  private List<Crew.Task> removals(Map<NodeId, List<Change>> going) {
    List<Crew.Task> tasks = new ArrayList<>();
    going.forEach((_, list) -> tasks.add(agent -> new Removal(work).make(agent, list)));
    return tasks;
  }

  private void work(List<Crew.Task> tasks) {
    Crew.changing(work.holder(), means).work(tasks);
  }

  /** Pods that are neither there nor planned, and whose leases are: they went by an accident. */
  private List<Crew.Task> lost() {
    Set<String> known = new HashSet<>(work.files().namespaces());
    work.plan().pods().forEach(p -> known.add(Names.of(p.id())));
    List<Crew.Task> tasks = new ArrayList<>();
    for (String name : work.files().names(PodRecord.FOLDER)) {
      Optional<PodId> pod = known.contains(name) ? Optional.empty() : Names.pod(name);
      pod.ifPresent(id -> tasks.add(agent -> new Removal(work).forget(agent, id)));
    }
    return tasks;
  }
}
