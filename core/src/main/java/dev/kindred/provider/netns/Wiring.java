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
  private final LabContext context;
  private final AgentSettings means;

  Wiring(LabContext context, AgentSettings means) {
    this.context = context;
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
      List<AgentPool.Task> tasks = new ArrayList<>(lost());
      tasks.addAll(removals(pods));
      work(tasks);
      // A node goes when nobody is at work on it any more, and the interfaces of its pods with it.
      work(removals(nodes));
      Segments segments = new Segments(context);
      work(segments.bridges(changes));
      List<AgentPool.Task> additions = new ArrayList<>();
      coming.forEach((node, list) ->
          additions.add(agent -> new NodeWork(context, node, means).make(agent, list)));
      LinkNeighbours links = LinkNeighbours.before(context, changes);
      work(additions);
      work(links.reading());
      work(links.entering());
      links.done();
      context.starting().now(means.limit());
      work(segments.sweep());
      new Leftovers(context.files(), context.plan()).sweep();
      new KeptLeases(context.files()).sweep();
    } finally {
      context.files().sweep();
    }
  }

  private static void add(Change change, NodeId node, Map<NodeId, List<Change>> byNode) {
    byNode.computeIfAbsent(node, _ -> new ArrayList<>()).add(change);
  }

  private List<AgentPool.Task> removals(Map<NodeId, List<Change>> going) {
    List<AgentPool.Task> tasks = new ArrayList<>();
    going.forEach((_, list) -> tasks.add(agent -> new Removal(context).make(agent, list)));
    return tasks;
  }

  private void work(List<AgentPool.Task> tasks) {
    AgentPool.changing(context.holder(), means).work(tasks);
  }

  /** Pods that are neither there nor planned, and whose leases are: they went by an accident. */
  private List<AgentPool.Task> lost() {
    Set<String> known = new HashSet<>(context.files().namespaces());
    context.plan().pods().forEach(p -> known.add(Names.of(p.id())));
    List<AgentPool.Task> tasks = new ArrayList<>();
    for (String name : context.files().names(PodRecord.FOLDER)) {
      Optional<PodId> pod = known.contains(name) ? Optional.empty() : Names.pod(name);
      pod.ifPresent(id -> tasks.add(agent -> new Removal(context).forget(agent, id)));
    }
    return tasks;
  }
}
