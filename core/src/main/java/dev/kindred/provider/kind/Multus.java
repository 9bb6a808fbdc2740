package dev.kindred.provider.kind;

import static java.util.stream.Collectors.joining;

import dev.kindred.host.Command;
import dev.kindred.host.CommandFailed;
import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.host.Parallel;
import dev.kindred.plan.NodeId;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.kubernetes.Kubectl;
import dev.kindred.provider.kubernetes.Scripts;
import dev.kindred.provider.kubernetes.WhyNotReady;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Family;
import dev.kindred.vocabulary.KindOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Multus, which gives pods their further interfaces. */
final class Multus {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final LabContext context;
  private final String image;
  private final String kind;
  private final String api;
  private final String controlPlane;
  private final Kubectl kubectl;

  Multus(LabContext context, String cluster, Kubectl kubectl) {
    this.context = context;
    this.image = context.images(cluster).multus();
    Cluster declared = context.declared(cluster);
    this.kind = KindOptions.of(declared).multus();
    this.api = api(context.plan().serviceSubnets(declared).getFirst());
    this.controlPlane = DeclaredNodes.controlPlane(cluster).name();
    this.kubectl = kubectl;
  }

  /** Kubernetes gives the API server the first address of the Services. */
  private static String api(Cidr services) {
    String address = services.address(1).ip();
    return services.family() == Family.IPV6 ? "[" + address + "]" : address;
  }

  /** Installs it, or makes it what it should be. */
  void install() {
    String manifests =
        Scripts.text("multus-" + kind + ".yaml")
            .replace("IMAGE", image)
            .replace("CONTROL_PLANE", controlPlane);
    kubectl.apply(manifests, "Multus");
  }

  /** Lets go of pods of it that nobody believes any more, as its account was deleted. */
  void renew() {
    context
        .engine()
        .exec(controlPlane, "sh", "-c", Scripts.RENEW)
        .purpose("see that Multus is believed in " + kubectl.cluster())
        .timeout(LIMIT)
        .run();
  }

  /** Waits until it serves pods on all of the nodes. */
  void await(List<NodeId> nodes) {
    Parallel.each(nodes, node -> await(node, "first"));
  }

  /**
   * As {@link #await}, on nodes that have been started again; where one has lost it, who looks at
   * the node sees that.
   */
  void awaitAgain(List<NodeId> nodes) {
    Parallel.each(nodes, node -> await(node, "again"));
  }

  private void await(NodeId node, String time) {
    try {
      context
          .engine()
          .exec(node.name(), "sh", "-c", Scripts.MULTUS, "multus.sh", kind, api, time)
          .purpose("wait for Multus on " + node)
          .timeout(LIMIT)
          .run();
    } catch (CommandFailed e) {
      String why = why(node);
      throw new Fault(
          "Multus does not get ready on " + node + (why.isEmpty() ? "" : ": " + why),
          "See what it says: kubectl --namespace kube-system logs daemonset/kube-multus-ds",
          e);
    }
  }

  /** What Kubernetes says of its pod there, else the last that it printed itself. */
  private String why(NodeId node) {
    String on = "spec.nodeName=" + node.name();
    Command.Output pods = ask("get", "pods", "--field-selector", on, "--output", "json");
    if (pods.exitCode() != 0 || !pods.stdout().startsWith("{")) {
      return "";
    }
    List<JsonValue> items = Json.parse(pods.stdout(), "the pods of Multus").list("items");
    if (items.isEmpty()) {
      return "it has no pod there";
    }
    String said = items.getFirst().get("status").map(WhyNotReady::of).orElse("");
    return said.isEmpty() || said.equals(WhyNotReady.RESTARTING)
        ? Stream.concat(Stream.of(said), printed()).filter(s -> !s.isEmpty()).collect(joining("; "))
        : said;
  }

  private Stream<String> printed() {
    List<String> lines = ask("logs", "--all-containers", "--tail", "3").stdout().lines().toList();
    return lines.stream()
        .skip(Math.max(0, lines.size() - 1))
        .map(l -> "it says: " + WhyNotReady.cause(l));
  }

  private Command.Output ask(String... question) {
    List<String> line = new ArrayList<>(List.of(question));
    line.addAll(List.of("--namespace", "kube-system", "--selector", "name=multus"));
    return kubectl.command(line.toArray(String[]::new)).timeout(Duration.ofSeconds(10)).answer();
  }
}
