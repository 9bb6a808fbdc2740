package dev.kindred.provider.netns;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.plan.NetworkTypes;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodNetworks;
import java.util.Map;
import java.util.Optional;

/**
 * Runs plugins by the CNI protocol: the verb in the environment, the configuration on standard
 * input, the result or the error on standard output.
 *
 * @see <a href="https://www.cni.dev/docs/spec/#section-2-execution-protocol">CNI spec, section
 *     2</a>
 */
final class Cni {
  private final LabFiles files;

  private final KeptLeases kept;

  Cni(LabFiles files) {
    this.files = files;
    this.kept = new KeptLeases(files);
  }

  /** One interface of a pod on one network. */
  record Call(PodId pod, String interfaceName, String network, String plugin, String config) {
    /** As planned; the configuration is that which the pod's node has in its file. */
    static Call of(PlannedPod pod, PodNetworks.Planned planned, Map<String, Object> config) {
      String network = planned.network().name();
      return new Call(
          pod.id(),
          planned.interfaceName(),
          network,
          String.valueOf(config.get("type")),
          LabFiles.inside(NodeWork.configName(pod.node(), network)));
    }

    /** The same by another configuration. */
    Call by(String other) {
      return new Call(pod, interfaceName, network, plugin, other);
    }
  }

  /** Sends an ADD; its answer is to be read in turn. */
  void add(Agent agent, Call call) {
    send(agent, "ADD", call, call.config(), PodRecord.result(call.pod(), call.interfaceName()));
  }

  /** Reads the answer to an ADD: the fault when the plugin did not make the interface. */
  Optional<Fault> added(Agent agent, Call call) {
    int code = agent.answer(purpose("ADD", call));
    String result = PodRecord.result(call.pod(), call.interfaceName());
    return code == 0 && files.read(result).filter(Cni::isResult).isPresent()
        ? Optional.empty()
        : Optional.of(fault("ADD", call, code, result));
  }

  private void send(Agent agent, String verb, Call call, String config, String result) {
    agent.send(
        "cni",
        verb,
        Names.of(call.pod()),
        call.interfaceName(),
        call.plugin(),
        config,
        LabFiles.inside(result));
  }

  /**
   * Detaches an interface, and keeps its addresses for the next; it is no fault when it is not
   * there. Plugins of a link over all nodes, as macvlan, know theirs by name only, and where one
   * was killed before it gave that, the link has another.
   *
   * @see <a
   *     href="https://github.com/containernetworking/plugins/blob/v1.1.1/plugins/main/macvlan/macvlan.go">macvlan.go</a>
   */
  void delete(Agent agent, Call call) {
    kept.keep(call.pod(), call.interfaceName(), call.network());
    files.delete(PodRecord.done(call.pod(), call.interfaceName()));
    String answer = PodRecord.folder(call.pod()) + "/" + call.interfaceName() + ".del";
    send(agent, "DEL", call, withResult(call), answer);
    int code = agent.answer(purpose("DEL", call));
    if (code != 0) {
      throw fault("DEL", call, code, answer);
    }
    if (NetworkTypes.named(call.plugin()).filter(type -> !type.routed()).isPresent()) {
      agent.call("remove what is left of a killed plugin", "unnamed", Names.of(call.pod()));
    }
    files.delete(PodRecord.result(call.pod(), call.interfaceName()));
  }

  /** Asks the plugin whether the interface is as it made it; its fault when it is not. */
  Optional<String> check(Agent agent, Call call) {
    String answer = PodRecord.folder(call.pod()) + "/" + call.interfaceName() + ".check";
    send(agent, "CHECK", call, withResult(call), answer);
    int code = agent.answer(purpose("CHECK", call));
    return code == 0
        ? Optional.empty()
        : Optional.of(fault("CHECK", call, code, answer).getMessage());
  }

  private static String purpose(String verb, Call call) {
    String what = verb.equals("ADD") ? "attach " : verb.equals("DEL") ? "detach " : "check ";
    return what + call.interfaceName() + " of pod " + call.pod() + " by plugin " + call.plugin();
  }

  private Fault fault(String verb, Call call, int code, String result) {
    String out = files.read(result).orElse("");
    String err = files.read(result + ".err").orElse("");
    return new Fault(
        "plugin "
            + call.plugin()
            + " failed to "
            + verb
            + " "
            + call.interfaceName()
            + " of pod "
            + call.pod()
            + " on network "
            + call.network()
            + ": "
            + PluginWords.of(code, out, err),
        verb.equals("DEL")
            ? Advice.of("Run the command again; ", "down")
                .and(" removes the lab without its plugins.")
            : Advice.of("Run the command again; what the plugin began was undone."));
  }

  /** From version 0.4.0 on, DEL and CHECK are given the result of the ADD. */
  private String withResult(Call call) {
    Optional<String> result = files.read(PodRecord.result(call.pod(), call.interfaceName()));
    Optional<String> config = files.read(call.config().substring(LabFiles.inside("").length()));
    if (result.isEmpty() || config.isEmpty() || !isResult(result.get())) {
      return call.config();
    }
    Map<String, JsonValue> map = Json.parse(config.get(), "a CNI configuration").asMembers();
    map.put("prevResult", Json.parse(result.get(), "a CNI result"));
    String name = PodRecord.folder(call.pod()) + "/" + call.interfaceName() + ".prev";
    return files.write(name, Json.write(map));
  }

  /** True for a whole result, false for an error, or for what a killed plugin left. */
  static boolean isResult(String text) {
    if (text.isBlank()) {
      return false;
    }
    try {
      return Json.parse(text, "a CNI result").get("code").isEmpty();
    } catch (Fault e) {
      return false;
    }
  }
}
