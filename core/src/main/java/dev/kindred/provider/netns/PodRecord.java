package dev.kindred.provider.netns;

import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.plan.Attachment;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodNetworks;
import dev.kindred.provider.DeclaredNodes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked for a pod, written before anything of it is made. The plugins' results stand
 * beside it: {@code pods/NAME/pod.json}, {@code pods/NAME/net1.json}, {@code pods/NAME/net1.done}.
 */
record PodRecord(PodId pod, NodeId node, List<Attachment> attachments, List<String> command) {

  static final String FOLDER = "pods";

  /** That of a pod of a plan. */
  static PodRecord of(Plan plan, PlannedPod pod) {
    List<Attachment> attachments =
        PodNetworks.of(plan, pod).stream()
            .map(p ->
                new Attachment(p.interfaceName(), p.network().name(), p.network().type().name()))
            .toList();
    return new PodRecord(pod.id(), pod.node(), attachments, pod.workload().command());
  }

  static String folder(PodId pod) {
    return FOLDER + "/" + Names.of(pod);
  }

  static String file(PodId pod) {
    return folder(pod) + "/pod.json";
  }

  static String result(PodId pod, String interfaceName) {
    return folder(pod) + "/" + interfaceName + ".json";
  }

  /** Says that an interface is all that it should be: its plugin is done, and what comes after. */
  static String done(PodId pod, String interfaceName) {
    return folder(pod) + "/" + interfaceName + ".done";
  }

  /** The process that looks after the command, by its id and start. */
  static String process(PodId pod) {
    return folder(pod) + "/pid";
  }

  /** What became of the command, for {@link CommandState}. */
  static String state(PodId pod) {
    return folder(pod) + "/state";
  }

  /** The folder with what the command printed since its last start, or before that. */
  static String log(PodId pod, boolean previous) {
    return folder(pod) + (previous ? "/previous" : "/log");
  }

  /** The record of a pod; empty where there is none, or one that was never finished. */
  static Optional<PodRecord> read(LabFiles files, PodId pod) {
    return files.read(file(pod)).flatMap(text -> parse(pod, text));
  }

  /** Reads a record; empty for what is none: it is written before anything is made. */
  static Optional<PodRecord> parse(PodId pod, String text) {
    try {
      JsonValue json = Json.parse(text, "the record of pod " + pod);
      long node = json.number("node").orElse(1L);
      if (node < 1 || node > Integer.MAX_VALUE) {
        return Optional.empty();
      }
      List<Attachment> attachments = new ArrayList<>();
      for (JsonValue attachment : json.list("attachments")) {
        List<String> parts = attachment.asList().stream().map(JsonValue::asText).toList();
        if (parts.size() != 3) {
          return Optional.empty();
        }
        attachments.add(new Attachment(parts.get(0), parts.get(1), parts.get(2)));
      }
      List<String> command = json.list("command").stream().map(JsonValue::asText).toList();
      NodeId id = DeclaredNodes.id(pod.cluster(), (int) node);
      return Optional.of(new PodRecord(pod, id, attachments, command));
    } catch (Fault e) {
      return Optional.empty();
    }
  }

  String toJson() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("node", DeclaredNodes.place(node).orElse(1));
    List<Object> list = new ArrayList<>();
    for (Attachment a : attachments) {
      list.add(List.of(a.interfaceName(), a.network(), a.type()));
    }
    map.put("attachments", list);
    map.put("command", command);
    return Json.write(map);
  }
}
