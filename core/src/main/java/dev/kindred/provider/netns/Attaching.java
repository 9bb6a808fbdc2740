package dev.kindred.provider.netns;

import dev.kindred.host.Fault;
import dev.kindred.plan.InterfaceChange;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.NodeSettings;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodNetworks;
import dev.kindred.topology.Family;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Attaches the pods of one node to its networks by the plugins, and sets their namespaces up. */
final class Attaching {
  private static final String SETTINGS = "conf/pod-settings";

  private final LabContext context;
  private final LabFiles files;
  private final NodeId node;
  private final Cni cni;
  private final KeptLeases kept;
  private final Set<String> written = new HashSet<>();

  Attaching(LabContext context, NodeId node) {
    this.context = context;
    this.files = context.files();
    this.node = node;
    this.cni = new Cni(files);
    this.kept = new KeptLeases(files);
  }

  /** Settings of new pods' namespaces that must stand before interfaces with IPv6 are made. */
  void settings(Agent agent, List<PlannedPod> pods) {
    pods.stream().filter(this::hasIpv6).forEach(pod -> set(agent, pod));
  }

  /** All settings of a pod. */
  void set(Agent agent, PlannedPod pod) {
    agent.enter(Names.of(pod.id()));
    agent.call(
        "set the kernel up in pod " + pod.id(),
        "settings",
        LabFiles.inside(settings()),
        LabFiles.inside(files.scratch()));
  }

  /** The file with the settings of pods, which is the same for all. */
  private String settings() {
    if (written.add(SETTINGS)) {
      files.replace(SETTINGS, NodeWork.lines(NodeSettings.ofPod()));
    }
    return SETTINGS;
  }

  private boolean hasIpv6(PlannedPod pod) {
    for (PodNetworks.Planned planned : PodNetworks.of(context.plan(), pod)) {
      if (planned.network().slice(node).flatMap(s -> s.range(Family.IPV6)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Attaches new pods: all requests at once, then their answers. Those that had an address come
   * first, so that nobody is given it meanwhile.
   */
  void add(Agent agent, List<PlannedPod> pods) {
    agent.enter(Names.of(node));
    List<List<Cni.Call>> calls = new ArrayList<>();
    List<PlannedPod> first = kept.isEmpty() ? List.of() : pods.stream().filter(this::had).toList();
    for (PlannedPod pod : first) {
      calls.add(send(agent, pod));
    }
    pods.stream().filter(pod -> !first.contains(pod)).forEach(pod -> calls.add(send(agent, pod)));
    Map<Cni.Call, Fault> failed = new LinkedHashMap<>();
    calls.forEach(
        ofPod -> ofPod.forEach(call -> cni.added(agent, call).ifPresent(f -> failed.put(call, f))));
    failed.entrySet().removeIf(e -> addedAnew(agent, e.getKey()));
    refuse(agent, failed);
    finish(agent, calls);
  }

  private boolean had(PlannedPod pod) {
    return PodNetworks.of(context.plan(), pod).stream()
        .anyMatch(planned -> kept.has(pod.id(), planned.network().name()));
  }

  private List<Cni.Call> send(Agent agent, PlannedPod pod) {
    List<Cni.Call> ofPod = new ArrayList<>();
    for (PodNetworks.Planned planned : PodNetworks.of(context.plan(), pod)) {
      ofPod.add(asking(call(pod, planned), planned));
    }
    ofPod.forEach(call -> cni.add(agent, call));
    return ofPod;
  }

  /** With the addresses that it had. */
  private Cni.Call asking(Cni.Call call, PodNetworks.Planned planned) {
    return planned.network().slice(node).map(s -> kept.asking(call, node, s)).orElse(call);
  }

  /** Where IPAM does not give the addresses that were asked, others do; false when none were. */
  private boolean addedAnew(Agent agent, Cni.Call call) {
    if (!kept.has(call.pod(), call.network())) {
      return false;
    }
    String config = LabFiles.inside(NodeWork.configName(node, call.network()));
    if (call.config().equals(config)) {
      return false;
    }
    cni.delete(agent, call);
    Cni.Call plain = call.by(config);
    cni.add(agent, plain);
    return cni.added(agent, plain).isEmpty();
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
    for (List<Cni.Call> ofPod : calls) {
      for (Cni.Call call : ofPod) {
        files.write(PodRecord.done(call.pod(), call.interfaceName()), "");
        kept.forget(call.pod(), call.network());
      }
    }
  }

  private static String batch(PodId pod) {
    return PodRecord.folder(pod) + "/batch";
  }

  private Neighbours neighbours(Cni.Call call) {
    return Neighbours.of(
        files.read(PodRecord.result(call.pod(), call.interfaceName())).orElse("{}"));
  }

  private Cni.Call call(PlannedPod pod, PodNetworks.Planned planned) {
    var config = planned.network().config(node);
    String name = NodeWork.configName(node, planned.network().name());
    if (written.add(name)) {
      files.replace(name, NodeWork.config(config));
    }
    return Cni.Call.of(pod, planned, config);
  }

  /** Makes an interface of a pod that stays anew. */
  void again(Agent agent, InterfaceChange.Reattach change) {
    agent.enter(Names.of(node));
    for (PodNetworks.Planned planned : PodNetworks.of(context.plan(), change.pod())) {
      if (planned.interfaceName().equals(change.interfaceName())) {
        Cni.Call call = call(change.pod(), planned);
        cni.delete(agent, call);
        planned
            .network()
            .bridge(node)
            .ifPresent(b -> {
              Removal.unbridge(agent, node, b);
              ipv6(agent, planned, b);
            });
        settings(agent, List.of(change.pod()));
        agent.enter(Names.of(node));
        Cni.Call asked = asking(call, planned);
        cni.add(agent, asked);
        cni.added(agent, asked)
            .filter(_ -> !addedAnew(agent, asked))
            .ifPresent(fault -> refuse(agent, Map.of(asked, fault)));
        finish(agent, List.of(List.of(call)));
      }
    }
  }

  /** The plugin gives the bridge its addresses, and does not look whether IPv6 is switched off. */
  private void ipv6(Agent agent, PodNetworks.Planned planned, String bridge) {
    if (planned.network().slice(node).flatMap(s -> s.range(Family.IPV6)).isPresent()) {
      String lines = NodeWork.lines(NodeSettings.ipv6(List.of(bridge)));
      String file = files.write(files.scratch(), lines);
      agent.call("switch IPv6 on", "settings", file, LabFiles.inside(files.scratch()));
    }
  }
}
