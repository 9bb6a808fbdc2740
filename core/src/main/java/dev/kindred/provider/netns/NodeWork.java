package dev.kindred.provider.netns;

import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.plan.Change;
import dev.kindred.plan.InterfaceChange;
import dev.kindred.plan.NodeChange;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.NodeSettings;
import dev.kindred.plan.PlannedNode;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.PodChange;
import dev.kindred.plan.RouteChange;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.Renaming;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the changes of one node and its pods, once: one batch on the underlay, one on the node. */
final class NodeWork {
  private final LabContext context;
  private final NodeId node;
  private final PodWork pods;
  private final Segments segments;
  private final StringBuilder underlay = new StringBuilder();
  private final StringBuilder onNode = new StringBuilder();
  private final StringBuilder newRoutes = new StringBuilder();
  private final List<PlannedPod> newPods = new ArrayList<>();
  private boolean settings;

  NodeWork(LabContext context, NodeId node, AgentSettings means) {
    this.context = context;
    this.node = node;
    this.pods = new PodWork(context, node, means.limit());
    this.segments = new Segments(context);
  }

  /** The file with the CNI configuration of a network on a node. */
  static String configName(NodeId node, String network) {
    return "conf/" + Names.of(node) + "." + network + ".json";
  }

  void make(Agent agent, List<Change> changes) {
    LinkRenaming renaming = new LinkRenaming(context.files());
    Renaming.ofNodes(changes).forEach((id, names) -> renaming.on(agent, Names.of(id), names));
    for (Change change : changes) {
      switch (change) {
        case NodeChange c -> prepare(agent, c);
        case RouteChange c -> prepare(c);
        case PodChange c -> prepare(c);
        case InterfaceChange
                _ -> {} // Pods that stay are mended when their node is as it should be.
        case Change.WayOut _ -> throw new IllegalArgumentException("of no node: " + change);
      }
    }
    onNode.append(newRoutes);
    for (PlannedPod pod : newPods) {
      context.files().unname(Names.of(pod.id()));
      underlay.append("netns add ").append(Names.of(pod.id())).append('\n');
    }
    pods.prepare(agent, newPods);
    batch(agent, Names.UNDERLAY, underlay);
    pods.settings(agent, newPods);
    if (settings) {
      settings(agent);
    }
    batch(agent, Names.of(node), onNode);
    changes.stream().filter(c -> !ofPod(c)).forEach(context.progress()::done);
    pods.mend(agent, changes);
    pods.add(agent, newPods);
    changes.stream().filter(NodeWork::ofPod).forEach(context.progress()::done);
  }

  private void prepare(Agent agent, NodeChange change) {
    switch (change) {
      case NodeChange.Add c -> {
        settings = true;
        unplug(agent, c.node());
        context.files().unname(Names.of(node));
        Batches.node(underlay, c.node(), context.plan().mtu());
        Batches.addresses(onNode, c.node(), blocks());
        context.routing().of(node).forEach(r -> context.routing().add(onNode, r));
        segments.all(agent, c.node(), underlay, onNode);
      }
      case NodeChange.Mend c -> {
        settings = true;
        if (c.cable()) {
          unplug(agent, c.node());
        }
        mend(c);
      }
      case NodeChange.SetSegment c -> segments.set(agent, c, underlay, onNode);
      case NodeChange.RemoveSegment c -> segments.remove(agent, c);
      case NodeChange.RenameLink _ -> {} // Done before all else, which goes by names.
      case NodeChange.Remove _ -> {} // It is gone.
    }
  }

  private void prepare(RouteChange change) {
    switch (change) {
      case RouteChange.Remove c -> Batches.noRoute(onNode, c);
      case RouteChange.Set c -> context.routing().add(newRoutes, c.route());
      case RouteChange.SetToPod c -> Batches.podRoute(newRoutes, c.address(), c.device());
    }
  }

  private void prepare(PodChange change) {
    switch (change) {
      case PodChange.Add c -> newPods.add(c.pod());
      case PodChange.Replace c -> newPods.add(c.pod());
      case PodChange.SetSettings _, PodChange.StartCommand _ -> {} // Of pods that stay.
      case PodChange.Remove _ -> {} // It is gone.
    }
  }

  private static boolean ofPod(Change change) {
    return change instanceof PodChange || change instanceof InterfaceChange;
  }

  /** Takes away the port of a node that was lost, or whose own end of the cable was. */
  private void unplug(Agent agent, PlannedNode planned) {
    if (context.holder().hasLink(Batches.port(planned))) {
      agent.enter(Names.UNDERLAY);
      agent.call("unplug node " + node + " by ip", "unplug", Batches.port(planned));
    }
  }

  private void mend(NodeChange.Mend change) {
    PlannedNode planned = change.node();
    if (change.cable()) {
      Batches.cable(underlay, planned, context.plan().mtu());
    } else {
      Batches.plug(underlay, planned);
      Batches.carry(underlay, planned, context.plan().mtu());
    }
    onNode.append("link set dev ").append(planned.link()).append(" mtu ");
    onNode.append(context.plan().mtu()).append('\n');
    Batches.addresses(onNode, planned, blocks());
    context.routing().of(node).forEach(r -> context.routing().add(onNode, r));
  }

  private List<Cidr> blocks() {
    return context.plan().underlay();
  }

  private void settings(Agent agent) {
    agent.enter(Names.of(node));
    String answer = context.files().scratch();
    String file = context.files().write(context.files().scratch(), lines(settings()));
    if (agent.call("set the kernel up on " + node, "settings", file, LabFiles.inside(answer))
        != 0) {
      throw new Fault(
          "could not set the kernel up on node "
              + node
              + ": "
              + context.files().read(answer).orElse("").strip(),
          "In a container: start it with --privileged, so that /proc/sys can be written.");
    }
  }

  private Map<String, String> settings() {
    Map<String, String> settings = NodeSettings.ofNode(DeclaredNodes.LINK);
    if (context.plan().needs(Family.IPV6)) {
      settings.putAll(NodeSettings.ipv6(List.of("all", "default", DeclaredNodes.LINK)));
    }
    return settings;
  }

  static String lines(Map<String, String> settings) {
    StringBuilder text = new StringBuilder();
    settings.forEach((key, value) -> text.append(key).append('\t').append(value).append('\n'));
    return text.toString();
  }

  private void batch(Agent agent, String namespace, StringBuilder lines) {
    if (!lines.isEmpty()) {
      agent.enter(namespace);
      batch(agent, context.files(), namespace, lines.toString());
    }
  }

  static void batch(Agent agent, LabFiles files, String where, String lines) {
    String file = files.scratch();
    String answer = files.scratch();
    files.write(file, lines);
    String purpose = "set links and routes up in " + where + " by ip";
    if (agent.call(purpose, "batch", LabFiles.inside(file), LabFiles.inside(answer)) != 0) {
      throw failed(files, where, file, answer);
    }
  }

  /** What ip complained of, with the line that it could not do: it names the line's number. */
  static Fault failed(LabFiles files, String where, String batch, String answer) {
    String said = files.read(answer).orElse("").strip();
    String culprit = "";
    try {
      int number = Integer.parseInt(said.substring(said.lastIndexOf(':') + 1).strip());
      long before = Math.max(0, number - 1L);
      culprit = files.read(batch).orElse("").lines().skip(before).findFirst().orElse("");
    } catch (NumberFormatException e) {
      // It says why, and not where.
    }
    return new Fault(
        "ip failed in " + where + ": " + said + (culprit.isEmpty() ? "" : " (" + culprit + ")"),
        "Run the command again; what was begun is repaired or removed then.");
  }

  /** The text of a configuration file. */
  static String config(Map<String, Object> config) {
    return Json.write(config);
  }
}
