package dev.kindred.provider.kubernetes;

import static java.util.Objects.requireNonNull;

import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.plan.ForeignObject;
import dev.kindred.plan.MadeFrom;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.PodId;
import dev.kindred.plan.Provisions;
import dev.kindred.plan.Readiness;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.IpJson;
import dev.kindred.topology.Cidr;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes sense of what the nodes of one cluster answered. */
public final class ClusterSnapshot {
  private static final String RUN_NETNS = "/run/netns/";

  private final String cluster;
  private final Map<NodeId, Sections> answers;
  private final ImageContents images;
  private final Map<NodeId, List<PodNamespace>> namespaces = new HashMap<>();
  private final Map<String, Map<String, Object>> attachments = new HashMap<>();
  private final Map<PodId, Observed.Pod> pods = new HashMap<>();
  private final Map<PodId, KubernetesSighting.SeenPod> names = new HashMap<>();
  private List<ForeignObject> others = List.of();
  private boolean kubernetes;

  /**
   * @param images what the engine has by now
   */
  public ClusterSnapshot(String cluster, Map<NodeId, Sections> answers, ImageContents images) {
    this.cluster = cluster;
    this.answers = answers;
    this.images = images;
    answers.forEach((node, answer) -> namespaces.put(node, PodNamespace.all(answer)));
    Sections first = answers.get(DeclaredNodes.controlPlane(cluster));
    if (first != null) {
      kubernetes(first);
    }
  }

  Map<PodId, Observed.Pod> pods() {
    return pods;
  }

  Map<PodId, KubernetesSighting.SeenPod> names() {
    return names;
  }

  /** Of Kubernetes, beside the lab's. */
  List<ForeignObject> others() {
    return others;
  }

  public Map<NodeId, Observed.Node> nodes() {
    Map<NodeId, Observed.Node> nodes = new HashMap<>();
    answers.forEach((id, answer) -> nodes.put(id, node(id, answer)));
    return nodes;
  }

  /** What it was made from, where its control plane answers. */
  Optional<MadeFrom> madeFrom() {
    return Optional.ofNullable(answers.get(DeclaredNodes.controlPlane(cluster)))
        .flatMap(answer -> answer.get("made-from"))
        .flatMap(MadeFrom::parse);
  }

  String cluster() {
    return cluster;
  }

  private Observed.Node node(NodeId id, Sections answer) {
    List<JsonValue> ip = ip(answer.get("links").orElse(""), "ip's answer on " + id);
    return new Observed.Node(
        id,
        IpJson.interfaces(ip.getFirst()),
        IpJson.routes(ip.get(1)),
        answer.pairs("settings", ':'),
        provisions(id, answer));
  }

  /** With several nodes a definition has no configuration, and each node has a file of its own. */
  private Optional<Provisions> provisions(NodeId id, Sections answer) {
    if (!kubernetes) {
      return Optional.empty();
    }
    Map<String, Map<String, Object>> configs = new HashMap<>();
    Map<String, String> files = answer.all("config");
    attachments.forEach((network, config) -> {
      String file = files.get(network + ".conf");
      if (!config.isEmpty()) {
        configs.put(network, config);
      } else if (file != null) {
        configs.put(network, config(file, network + " on " + id));
      }
    });
    return Optional.of(
        new Provisions(
            Exemptions.of(answer.get("exempt").orElse("")),
            configs,
            MultusReading.kind(
                answer.get("multus").orElse(""), answer.get("multus objects").orElse("")),
            segments(answer.get("segments").orElse("")),
            answer.get("cni").orElse("")));
  }

  /** Each interface on a segment with one node that it leads to, a line. */
  private static Map<String, Set<Cidr>> segments(String text) {
    Map<String, Set<Cidr>> segments = new HashMap<>();
    for (String line : text.lines().toList()) {
      int blank = line.indexOf(' ');
      if (blank > 0) {
        Cidr.parse(line.substring(blank + 1).strip())
            .ifPresent(end ->
                segments.computeIfAbsent(line.substring(0, blank), _ -> new HashSet<>()).add(end));
      }
    }
    return segments;
  }

  /** As {@code grep} prints them. */
  private Map<String, String> settings(NodeId node, PodNamespace inside) {
    return requireNonNull(answers.get(node)).pairs("sysctls " + inside.name(), ':');
  }

  private static List<JsonValue> ip(String text, String source) {
    List<JsonValue> answers = Json.stream(text, source);
    if (answers.size() < 2) {
      throw new Fault(source + " is cut off", "Run the command again.");
    }
    return answers;
  }

  /** Fills in what the API server said, unless it said nothing. */
  private void kubernetes(Sections first) {
    String list = first.get("pods").orElse("");
    if (!list.startsWith("{")) {
      return;
    }
    Map<String, String> beside = first.all("others");
    others = OtherObjects.of(cluster, beside);
    kubernetes = OtherObjects.answered(beside);
    String definitions = first.get("attachments").orElse("");
    if (definitions.startsWith("{")) {
      Json.parse(definitions, "the networks of " + cluster).list("items").forEach(this::attachment);
    }
    Map<String, String> warnings = WhyNotReady.warnings(first.get("events").orElse(""), cluster);
    Map<String, Integer> numbers = new HashMap<>();
    for (PodReport pod : PodReport.all(Json.parse(list, "the pods of " + cluster))) {
      int index = numbers.merge(pod.workload(), 1, Integer::sum) - 1;
      String warning = warnings.getOrDefault(pod.name(), "");
      pod(new PodId(cluster, pod.workload(), index), pod, pod.readiness(warning));
    }
  }

  private void attachment(JsonValue item) {
    String name = item.get("metadata").flatMap(m -> m.text("name")).orElse("");
    String config = item.get("spec").flatMap(s -> s.text("config")).orElse("");
    attachments.put(name, config.isEmpty() ? Map.of() : config(config, name + " of " + cluster));
  }

  /** One that is no JSON is another than the plan's, and the diff says so. */
  private static Map<String, Object> config(String text, String source) {
    try {
      Map<String, Object> config = new HashMap<>();
      Json.parse(text, source)
          .asMembers()
          .forEach((key, value) -> value.plain().ifPresent(plain -> config.put(key, plain)));
      return config;
    } catch (Fault e) {
      return Map.of("unreadable", text);
    }
  }

  /** What could not be read is not missing: nothing is replaced for a look that failed. */
  private void refuseUnread(NodeId node, PodReport pod) {
    Map<String, String> unread = requireNonNull(answers.get(node)).all("unread");
    if (!unread.isEmpty()) {
      String said = unread.values().iterator().next();
      throw new Fault(
          "could not read the network namespace of pod "
              + pod.name()
              + " on node "
              + node
              + (said.isEmpty() ? "" : ": " + said),
          "Run the command again; nothing was changed.");
    }
  }

  private void pod(PodId id, PodReport pod, Readiness readiness) {
    NodeId node =
        answers.keySet().stream()
            .filter(n -> n.name().equals(pod.node()))
            .findFirst()
            .orElse(DeclaredNodes.controlPlane(cluster));
    Optional<PodNamespace> inside =
        namespaces.getOrDefault(node, List.of()).stream()
            .filter(n -> !pod.addresses().isEmpty() && n.has(pod.addresses().getFirst()))
            .findFirst();
    if (inside.isEmpty() && !pod.addresses().isEmpty()) {
      refuseUnread(node, pod);
    }
    pods.put(
        id,
        new Observed.Pod(
            id,
            node,
            pod.attachments(),
            pod.attached(),
            inside.map(PodNamespace::links).orElse(List.of()),
            inside.map(PodNamespace::routes).orElse(List.of()),
            pod.command(),
            true,
            pod.madeFrom(images),
            pod.run(),
            pod.given(),
            Optional.of(readiness),
            inside.map(n -> settings(node, n)).orElse(Map.of()),
            pod.asks()));
    String namespace = inside.map(n -> RUN_NETNS + n.name()).orElse("");
    names.put(id, new KubernetesSighting.SeenPod(pod.name(), node, namespace, pod.controlled()));
  }
}
