package dev.kindred.provider.netns;

import dev.kindred.plan.Change;
import dev.kindred.plan.InterfaceChange;
import dev.kindred.plan.IpBatch;
import dev.kindred.plan.NodeChange;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.PodChange;
import dev.kindred.plan.PodNetworks;
import dev.kindred.plan.RouteChange;
import dev.kindred.provider.Renaming;
import dev.kindred.topology.Cidr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes and mends the pods of one node. */
final class PodWork {
  private final LabContext context;
  private final LabFiles files;
  private final NodeId node;
  private final Duration limit;
  private final Attaching attaching;

  PodWork(LabContext context, NodeId node, Duration limit) {
    this.context = context;
    this.files = context.files();
    this.node = node;
    this.limit = limit;
    this.attaching = new Attaching(context, node);
  }

  /**
   * Writes the records of pods that are to be made. Where a record stands already, its pod was
   * lost: DEL frees the leases that it had.
   */
  void prepare(Agent agent, List<PlannedPod> pods) {
    for (PlannedPod pod : pods) {
      if (files.exists(PodRecord.file(pod.id()))) {
        new Removal(context).detach(agent, pod.id());
      }
      files.folder(PodRecord.folder(pod.id()));
      files.write(PodRecord.file(pod.id()), PodRecord.of(context.plan(), pod).toJson());
    }
  }

  /** Settings of new pods' namespaces that must stand before interfaces with IPv6 are made. */
  void settings(Agent agent, List<PlannedPod> pods) {
    attaching.settings(agent, pods);
  }

  /** Attaches new pods, and starts what they run. */
  void add(Agent agent, List<PlannedPod> pods) {
    if (!pods.isEmpty()) {
      attaching.add(agent, pods);
      context.starting().start(pods, limit);
    }
  }

  /** Mends pods that are there. */
  void mend(Agent agent, List<Change> changes) {
    LinkRenaming renaming = new LinkRenaming(files);
    Renaming.ofPods(changes).forEach((pod, ofPod) -> renaming.on(agent, Names.of(pod), ofPod));
    List<PlannedPod> silent = new ArrayList<>();
    for (Change change : changes) {
      switch (change) {
        case InterfaceChange.Reattach c -> attaching.again(agent, c);
        case InterfaceChange.Mend c -> routes(agent, c);
        case InterfaceChange.Rename _ -> {} // Done above.
        case PodChange.StartCommand c -> silent.add(c.pod());
        case PodChange.SetSettings c -> attaching.set(agent, c.pod());
        case PodChange.Add _, PodChange.Replace _, PodChange.Remove _ -> {} // Not pods that stay.
        case NodeChange _, RouteChange _, Change.WayOut _ -> {} // Not of a pod.
      }
    }
    start(agent, silent);
  }

  /** Starts commands again; what is left of them is ended before. */
  private void start(Agent agent, List<PlannedPod> silent) {
    if (silent.isEmpty()) {
      return;
    }
    agent.enter(Names.of(node));
    for (PlannedPod pod : silent) {
      String name = Names.of(pod.id());
      agent.call(
          "end what is left in pod " + pod.id(), "quiet", name, LabFiles.inside(files.scratch()));
    }
    context.starting().start(silent, limit);
  }

  private void routes(Agent agent, InterfaceChange.Mend change) {
    StringBuilder lines = new StringBuilder();
    lines.append("link set dev ").append(change.interfaceName()).append(" up\n");
    for (Cidr subnet : change.subnets()) {
      IpBatch.onLink(lines, subnet, change.interfaceName());
    }
    for (PodNetworks.Planned planned : PodNetworks.of(context.plan(), change.pod())) {
      if (planned.interfaceName().equals(change.interfaceName())) {
        change.routes().forEach(route -> Batches.podsRoute(lines, planned, node, route));
      }
    }
    agent.enter(Names.of(change.pod().id()));
    NodeWork.batch(agent, files, "pod " + change.pod().id(), lines.toString());
  }
}
