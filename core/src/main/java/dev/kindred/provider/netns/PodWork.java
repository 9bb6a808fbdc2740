package dev.kindred.provider.netns;

import dev.kindred.host.Fault;
import dev.kindred.plan.Change;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.NodeSettings;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodNetworks;
import dev.kindred.topology.Family;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes and mends the pods of one node. */
final class PodWork {
  private static final String SETTINGS = "conf/pod-settings";

  private final Work work;
  private final LabFiles files;
  private final NodeId node;
  private final Duration limit;
  private final Cni cni;
  private final Set<String> written = new HashSet<>();

  PodWork(Work work, NodeId node, Duration limit) {
    this.work = work;
    this.files = work.files();
    this.node = node;
    this.limit = limit;
    this.cni = new Cni(files);
  }

  /**
   * Writes the records of pods that are to be made. Where a record stands already, its pod was
   * lost: DEL frees the leases that it had.
   */
  void prepare(Agent agent, List<PlannedPod> pods) {
    for (PlannedPod pod : pods) {
      if (files.exists(PodRecord.file(pod.id()))) {
        new Removal(work).detach(agent, pod.id());
      }
      files.folder(PodRecord.folder(pod.id()));
      files.write(PodRecord.file(pod.id()), PodRecord.of(work.plan(), pod).toJson());
    }
  }

  /** Settings of new pods' namespaces that must stand before interfaces with IPv6 are made. */
  void settings(Agent agent, List<PlannedPod> pods) {
    for (PlannedPod pod : pods) {
      if (hasIpv6(pod)) {
        agent.enter(Names.of(pod.id()));
        agent.call(
            "set the kernel up in pod " + pod.id(),
            "settings",
            LabFiles.inside(settings()),
            LabFiles.inside(files.scratch()));
      }
    }
  }

  /** The file with the settings of pods, which is the same for all. */
  private String settings() {
    if (written.add(SETTINGS)) {
      files.replace(SETTINGS, NodeWork.lines(NodeSettings.ofPod()));
    }
    return SETTINGS;
  }

  private boolean hasIpv6(PlannedPod pod) {
    for (PodNetworks.Planned planned : PodNetworks.of(work.plan(), pod)) {
      if (planned.network().slice(node).flatMap(s -> s.range(Family.IPV6)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Attaches new pods: all requests at once, then their answers. */
  void add(Agent agent, List<PlannedPod> pods) {
    if (pods.isEmpty()) {
      return;
    }
    agent.enter(Names.of(node));
    List<List<Cni.Call>> calls = new ArrayList<>();
    for (PlannedPod pod : pods) {
      List<Cni.Call> ofPod = new ArrayList<>();
      for (PodNetworks.Planned planned : PodNetworks.of(work.plan(), pod)) {
        ofPod.add(call(pod, planned));
      }
      ofPod.forEach(call -> cni.add(agent, call));
      calls.add(ofPod);
    }
    Map<Cni.Call, Fault> failed = new LinkedHashMap<>();
    calls.forEach(
        ofPod -> ofPod.forEach(call -> cni.added(agent, call).ifPresent(f -> failed.put(call, f))));
    refuse(agent, failed);
    finish(agent, calls);
    new Workloads(work.holder(), files).start(pods, limit);
  }

  /** Undoes what failed: host-local may have given an address before another plugin failed. */
  private void refuse(Agent agent, Map<Cni.Call, Fault> failed) {
    if (failed.isEmpty()) {
      return;
    }
    List<Fault> faults = new ArrayList<>(failed.values());
    for (Cni.Call call : failed.keySet()) {
      try {
        cni.delete(agent, call);
      } catch (Fault e) {
        faults.add(e);
      }
    }
    faults.stream().skip(1).forEach(faults.getFirst()::addSuppressed);
    throw faults.getFirst();
  }

  /**
   * Sets up what no plugin does: the pods' settings and loopback, and who is whose neighbour. Then
   * the interfaces are done; until then they count as not there.
   */
  private void finish(Agent agent, List<List<Cni.Call>> calls) {
    StringBuilder onNode = new StringBuilder();
    for (List<Cni.Call> ofPod : calls) {
      StringBuilder inPod = new StringBuilder("link set dev lo up\n");
      for (Cni.Call call : ofPod) {
        Neighbours neighbours = neighbours(call);
        neighbours.ofNode().forEach(onNode::append);
        neighbours.ofPod().forEach(inPod::append);
      }
      PodId pod = ofPod.getFirst().pod();
      String file = batch(pod);
      files.write(file, inPod.toString());
      agent.send(
          "inpod",
          Names.of(pod),
          LabFiles.inside(file),
          LabFiles.inside(file + ".out"),
          LabFiles.inside(settings()));
    }
    for (List<Cni.Call> ofPod : calls) {
      PodId pod = ofPod.getFirst().pod();
      if (agent.answer("set up pod " + pod + " by ip") != 0) {
        throw NodeWork.failed(files, "pod " + pod, batch(pod), batch(pod) + ".out");
      }
    }
    if (!onNode.isEmpty()) {
      NodeWork.batch(agent, files, Names.of(node), onNode.toString());
    }
    calls.forEach(ofPod ->
        ofPod.forEach(call -> files.write(PodRecord.done(call.pod(), call.interfaceName()), "")));
  }

  private static String batch(PodId pod) {
    return PodRecord.folder(pod) + "/batch";
  }

  private Neighbours neighbours(Cni.Call call) {
    return Neighbours.of(
        files.read(PodRecord.result(call.pod(), call.interfaceName())).orElse("{}"));
  }

  private Cni.Call call(PlannedPod pod, PodNetworks.Planned planned) {
    var config = planned.network().config(node, Plan.LINK);
    String name = NodeWork.configName(node, planned.network().name());
    if (written.add(name)) {
      files.replace(name, NodeWork.config(config));
    }
    return Cni.Call.of(pod, planned, config);
  }

  /** Mends pods that are there. */
  void mend(Agent agent, List<Change> changes) {
    List<PlannedPod> silent = new ArrayList<>();
    for (Change change : changes) {
      switch (change) {
        case Change.Reattach c -> reattach(agent, c);
        case Change.MendPod c -> routes(agent, c);
        case Change.StartCommand c -> silent.add(c.pod());
        default -> {}
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
    new Workloads(work.holder(), files).start(silent, limit);
  }

  private void reattach(Agent agent, Change.Reattach change) {
    agent.enter(Names.of(node));
    for (PodNetworks.Planned planned : PodNetworks.of(work.plan(), change.pod())) {
      if (planned.interfaceName().equals(change.interfaceName())) {
        Cni.Call call = call(change.pod(), planned);
        cni.delete(agent, call);
        planned.network().bridge(node).ifPresent(b -> Removal.unbridge(agent, node, b));
        settings(agent, List.of(change.pod()));
        agent.enter(Names.of(node));
        cni.add(agent, call);
        cni.added(agent, call).ifPresent(fault -> refuse(agent, Map.of(call, fault)));
        finish(agent, List.of(List.of(call)));
      }
    }
  }

  private void routes(Agent agent, Change.MendPod change) {
    StringBuilder lines = new StringBuilder();
    if (change.setUp()) {
      lines.append("link set dev ").append(change.interfaceName()).append(" up\n");
    }
    for (PodNetworks.Planned planned : PodNetworks.of(work.plan(), change.pod())) {
      if (planned.interfaceName().equals(change.interfaceName())) {
        change.routes().forEach(route -> Batches.podsRoute(lines, planned, node, route));
      }
    }
    agent.enter(Names.of(change.pod().id()));
    NodeWork.batch(agent, files, "pod " + change.pod().id(), lines.toString());
  }
}
