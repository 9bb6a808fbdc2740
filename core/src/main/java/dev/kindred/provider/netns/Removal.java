package dev.kindred.provider.netns;

import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.plan.Attachment;
import dev.kindred.plan.Change;
import dev.kindred.plan.NodeChange;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodChange;
import dev.kindred.plan.PodId;
import java.util.List;
import java.util.Optional;

/** Takes pods away from nodes, and nodes from the lab. */
final class Removal {
  private final LabContext context;
  private final LabFiles files;

  Removal(LabContext context) {
    this.context = context;
    this.files = context.files();
  }

  /** Of changes that take something away; of what is replaced, what was there. */
  void make(Agent agent, List<Change> changes) {
    for (Change change : changes) {
      if (change instanceof PodChange.Remove c) {
        pod(agent, c.pod());
        context.progress().done(c);
      } else if (change instanceof PodChange.Replace c) {
        pod(agent, c.pod().id());
      } else if (change instanceof NodeChange.Remove c) {
        node(agent, c.node());
        context.progress().done(c);
      } else {
        throw new IllegalArgumentException("takes nothing away: " + change);
      }
    }
  }

  /** Detaches a pod by DEL, which frees its leases, and removes its namespace. */
  private void pod(Agent agent, PodId pod) {
    detach(agent, pod);
    if (files.hasNamespace(Names.of(pod))) {
      remove(agent, "pod " + pod, Names.of(pod));
    }
  }

  private void remove(Agent agent, String what, String namespace) {
    String answer = files.scratch();
    if (agent.call("remove " + what + " by ip", "remove", namespace, LabFiles.inside(answer))
        != 0) {
      throw new Fault(
          "could not remove the namespace of "
              + what
              + ": "
              + files.read(answer).orElse("").strip(),
          "Run the command again.");
    }
  }

  /** Frees the leases of a pod that is gone, and forgets it. */
  void forget(Agent agent, PodId pod) {
    detach(agent, pod);
    agent.call("forget pod " + pod, "forget", Names.of(pod));
  }

  /**
   * Detaches what the record of a pod names, whether or not it was attached. Where it cannot be
   * read, what the pod is to have is the best guess: a lease that stays keeps the pod from coming
   * back.
   */
  void detach(Agent agent, PodId pod) {
    if (!files.hasNamespace(Names.of(pod))) {
      strand(agent, pod);
    }
    PodRecord.read(files, pod)
        .or(() -> context.plan().pod(pod).map(planned -> PodRecord.of(context.plan(), planned)))
        .ifPresent(record -> detach(agent, record));
  }

  /** A command keeps its pod's namespace, and that its interfaces, when only the name is gone. */
  private void strand(Agent agent, PodId pod) {
    files
        .read(PodRecord.process(pod))
        .filter(process -> Workloads.isAlive(context.holder(), process))
        .map(process -> process.substring(0, process.indexOf(' ')))
        .ifPresent(process -> agent.call("end what runs of pod " + pod, "strand", process));
  }

  private void detach(Agent agent, PodRecord record) {
    NodeId node = record.node();
    boolean nodeThere = files.hasNamespace(Names.of(node));
    agent.enter(nodeThere ? Names.of(node) : Names.UNDERLAY);
    Cni cni = new Cni(files);
    boolean lost = nodeThere && !files.hasNamespace(Names.of(record.pod()));
    for (Attachment attachment : record.attachments()) {
      if (lost) {
        unplug(agent, record.pod(), attachment.interfaceName());
      }
      String name = NodeWork.configName(node, attachment.network());
      Optional<JsonValue> config = files.read(name).map(text -> Json.parse(text, name));
      if (config.isPresent()) {
        String plugin = plugin(agent, config.get());
        cni.delete(agent, call(record.pod(), attachment, plugin, name));
        if (nodeThere) {
          config.get().text("bridge").ifPresent(bridge -> unbridge(agent, node, bridge));
        }
      }
    }
  }

  /**
   * Takes away what a lost pod has on its node. The kernel does so as well, but in its own time,
   * and the same address leads there until then.
   */
  private void unplug(Agent agent, PodId pod, String interfaceName) {
    String result = files.read(PodRecord.result(pod, interfaceName)).orElse("");
    for (String link : KeptLeases.onNode(result)) {
      agent.call("unplug " + interfaceName + " of pod " + pod + " by ip", "unplug", link);
    }
  }

  /**
   * The plugin that detaches. One whose interface lies on another refuses where that is gone, as
   * its own is then; what is left is the lease, which the plugin of addresses frees.
   */
  private static String plugin(Agent agent, JsonValue config) {
    String master = config.text("master").orElse("");
    boolean lies = !master.isEmpty();
    boolean gone = lies && agent.call("look for " + master, "has", master) != 0;
    Optional<JsonValue> named = gone ? config.get("ipam") : Optional.of(config);
    return named.flatMap(json -> json.text("type")).orElse("");
  }

  /**
   * Removes the bridge of a network with its last port, since no plugin does. The pod is still
   * there then: where that is cut short, its removal is taken up again, and comes by here.
   *
   * <p>A bridge without ports must not wait for the next one: where its plugin was killed before it
   * gave the bridge a hardware address for good, the kernel takes that away with the last port, and
   * the plugin refuses a bridge that has none.
   *
   * @see <a
   *     href="https://github.com/torvalds/linux/blob/v6.1/net/bridge/br_stp_if.c">br_stp_recalculate_bridge_id</a>
   */
  static void unbridge(Agent agent, NodeId node, String bridge) {
    agent.call("remove the bridge " + bridge + " on " + node + " by ip", "unbridge", bridge);
  }

  private static Cni.Call call(PodId pod, Attachment attachment, String plugin, String config) {
    return new Cni.Call(
        pod, attachment.interfaceName(), attachment.network(), plugin, LabFiles.inside(config));
  }

  private void node(Agent agent, NodeId gone) {
    String name = Names.of(gone);
    if (files.hasNamespace(name)) {
      agent.enter(name);
      agent.call("unplug node " + gone + " by ip", "unplug-all");
      agent.enter(Names.UNDERLAY);
      remove(agent, "node " + gone, name);
    }
  }
}
