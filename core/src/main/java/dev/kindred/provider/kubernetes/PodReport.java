package dev.kindred.provider.kubernetes;

import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.plan.Attachment;
import dev.kindred.plan.CommandRun;
import dev.kindred.plan.Given;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.Readiness;
import dev.kindred.render.Manifests;
import dev.kindred.render.VariableReferences;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A pod as the API server reports it.
 *
 * @param name its name in Kubernetes
 * @param uid the number that Kubernetes gave it
 * @param node the name of its node; empty while it has none
 * @param container the number of its container on its node; empty while it has none
 * @param addresses of its first interface
 * @param attachments what its annotation asked Multus for
 * @param asks true when the annotation asked for addresses, too
 * @param given what Multus says that it made, by the interfaces' names
 * @param imageId the content that the image had in the engine; empty where nobody knows
 * @param run what has become of its command, where that is told
 * @param ready true when Kubernetes holds it to be ready
 * @param why it is not, in Kubernetes' words; empty where nobody says
 * @param controlled false when no controller has it, as when somebody took its labels away
 */
public record PodReport(
    String name,
    String uid,
    String workload,
    String node,
    String container,
    List<String> addresses,
    List<Attachment> attachments,
    boolean asks,
    Map<String, Given> given,
    List<String> command,
    String image,
    String imageId,
    Optional<CommandRun> run,
    boolean ready,
    String why,
    boolean controlled) {
  private static final String STATUS = "k8s.v1.cni.cncf.io/network-status";
  private static final String NAME = "app.kubernetes.io/name";
  private static final String METADATA = "metadata";

  /**
   * The pods of a list that stay, oldest first, and last those that no controller has: those that
   * are being deleted are left out.
   */
  static List<PodReport> all(JsonValue list) {
    record Aged(String since, PodReport pod) {}
    List<Aged> pods = new ArrayList<>();
    for (JsonValue item : list.list("items")) {
      JsonValue metadata =
          item.get(METADATA).orElseThrow(() -> new Fault("a pod has no metadata", ""));
      String phase = item.get("status").flatMap(s -> s.text("phase")).orElse("");
      boolean over = phase.equals("Succeeded") || phase.equals("Failed");
      if (metadata.get("deletionTimestamp").isEmpty() && !over) {
        pods.add(new Aged(metadata.text("creationTimestamp").orElse(""), of(item, metadata)));
      }
    }
    pods.sort(
        Comparator.comparing((Aged a) -> !a.pod().controlled())
            .thenComparing(Aged::since)
            .thenComparing(a -> a.pod().name()));
    return pods.stream().map(Aged::pod).toList();
  }

  private static PodReport of(JsonValue pod, JsonValue metadata) {
    Map<String, JsonValue> annotations = metadata.members("annotations");
    JsonValue labelled = metadata.members("labels").get(NAME);
    Optional<JsonValue> spec = pod.get("spec");
    Optional<JsonValue> status = pod.get("status");
    Optional<JsonValue> container = spec.flatMap(s -> s.list("containers").stream().findFirst());
    List<String> command = new ArrayList<>();
    container.ifPresent(c ->
        c.list("command").forEach(word -> command.add(VariableReferences.unescape(word.asText()))));
    return new PodReport(
        metadata.text("name").orElse(""),
        metadata.text("uid").orElse(""),
        labelled == null ? "" : labelled.asText(),
        spec.flatMap(s -> s.text("nodeName")).orElse(""),
        status.map(PodReport::container).orElse(""),
        status.map(PodReport::addresses).orElse(List.of()),
        attachments(text(annotations, Manifests.NETWORKS), text(annotations, Manifests.TYPES)),
        isList(text(annotations, Manifests.NETWORKS)),
        given(text(annotations, STATUS)),
        command.equals(Manifests.WAIT) ? List.of() : command,
        container.flatMap(c -> c.text("image")).orElse(""),
        text(annotations, Manifests.IMAGE_ID),
        status.flatMap(ContainerState::of),
        status.filter(PodReport::isReady).isPresent(),
        status.map(WhyNotReady::of).orElse(""),
        metadata.list("ownerReferences").stream()
            .anyMatch(owner -> owner.get("controller").filter(JsonValue::isTrue).isPresent()));
  }

  /** Kubernetes writes what runs it before it, as {@code containerd://}. */
  private static String container(JsonValue status) {
    String id =
        status.list("containerStatuses").stream()
            .findFirst()
            .flatMap(c -> c.text("containerID"))
            .orElse("");
    return id.substring(id.indexOf("//") < 0 ? 0 : id.indexOf("//") + 2);
  }

  /**
   * What Kubernetes says of it. Until the network of a pod is done it has no address.
   *
   * @param warning what was said of it last; empty where nothing was
   */
  Readiness readiness(String warning) {
    boolean starting = addresses.isEmpty();
    String said = starting && !warning.isEmpty() ? warning : why;
    return new Readiness(name, ready, starting, ready ? "" : said);
  }

  /**
   * What it was made from, to be held against what is wanted: more than the image's name where the
   * engine has another content under that name by now.
   */
  String madeFrom(ImageContents contents) {
    boolean outdated =
        !imageId.isEmpty() && contents.id(image).filter(id -> !id.equals(imageId)).isPresent();
    return outdated ? image + "@" + imageId : image;
  }

  private static List<String> addresses(JsonValue status) {
    return status.list("podIPs").stream().flatMap(ip -> ip.text("ip").stream()).toList();
  }

  private static boolean isReady(JsonValue status) {
    return status.list("conditions").stream()
        .anyMatch(c ->
            c.text("type").orElse("").equals("Ready")
                && c.text("status").orElse("").equals("True"));
  }

  private static boolean isList(String networks) {
    return networks.stripLeading().startsWith("[");
  }

  /** Multus takes names, or a list of objects that say more. */
  private static List<String> names(String networks) {
    if (!isList(networks)) {
      return List.of(networks.split(","));
    }
    try {
      return Json.parse(networks, "the networks of a pod").asList().stream()
          .flatMap(network -> network.text("name").stream())
          .toList();
    } catch (Fault e) {
      return List.of(networks); // Somebody else's words are another network than the plan's.
    }
  }

  /** In their order they are net1, net2, …. */
  private static List<Attachment> attachments(String networks, String types) {
    List<Attachment> attachments = new ArrayList<>();
    List<String> ofType = List.of(types.split(","));
    for (String network : names(networks)) {
      if (!network.isBlank()) {
        int place = attachments.size();
        String type = place < ofType.size() ? ofType.get(place) : "";
        attachments.add(new Attachment(PlannedPod.interfaceName(place), network.strip(), type));
      }
    }
    return attachments;
  }

  private static String text(Map<String, JsonValue> annotations, String key) {
    JsonValue value = annotations.get(key);
    return value == null ? "" : value.asText();
  }

  /** The interfaces that Multus says it made. */
  Set<String> attached() {
    return given.keySet();
  }

  /**
   * The addresses and hardware addresses in a network status.
   *
   * @see <a href="https://github.com/k8snetworkplumbingwg/multi-net-spec">multi-net-spec</a>
   */
  static Map<String, Given> given(String annotation) {
    Map<String, Given> given = new HashMap<>();
    if (!annotation.isBlank()) {
      for (JsonValue network : Json.parse(annotation, "the network status of a pod").asList()) {
        List<Cidr> addresses =
            network.list("ips").stream().flatMap(ip -> Cidr.parse(ip.asText()).stream()).toList();
        String mac = network.text("mac").orElse("");
        network
            .text("interface")
            .ifPresent(name -> given.put(name, new Given(addresses, List.of(), mac)));
      }
    }
    return given;
  }
}
