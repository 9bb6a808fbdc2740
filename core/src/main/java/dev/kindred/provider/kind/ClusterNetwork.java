package dev.kindred.provider.kind;

import dev.kindred.advice.Advice;
import dev.kindred.host.Command;
import dev.kindred.host.CommandFailed;
import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.host.Parallel;
import dev.kindred.plan.NodeId;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.Progress;
import dev.kindred.provider.kubernetes.AwaitsNetwork;
import dev.kindred.provider.kubernetes.Kubectl;
import dev.kindred.provider.kubernetes.Scripts;
import dev.kindred.provider.kubernetes.WhyNotReady;
import dev.kindred.vocabulary.Cni;
import dev.kindred.vocabulary.KindOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The network of a cluster's pods where kind makes none: the file brings its manifests, or the user
 * installs it. Nothing of it is ever removed; Multus and the pods wait for it.
 */
final class ClusterNetwork {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Manifests may hold objects of a kind that they define themselves. */
  private static final int ATTEMPTS = 5;

  private static final Duration BETWEEN = Duration.ofSeconds(1);

  /** What a cluster has that somebody is not installing. */
  private static final Set<String> DAEMONS = Set.of("kube-proxy", "kube-multus-ds");

  private final LabContext context;
  private final String cluster;
  private final KindOptions options;
  private final Kubectl kubectl;
  private final Progress progress;

  ClusterNetwork(LabContext context, String cluster, Kubectl kubectl, Progress progress) {
    this.context = context;
    this.cluster = cluster;
    this.options = KindOptions.of(context.declared(cluster));
    this.kubectl = kubectl;
    this.progress = progress;
  }

  /** True where it is not kind's and not there yet: then no node gets ready. */
  boolean isOpen(List<NodeId> nodes) {
    return options.lacksNetwork() && !missing(nodes, Duration.ZERO).isEmpty();
  }

  /**
   * Sees that it is there. The API server has to answer.
   *
   * @throws AwaitsNetwork where the user has not begun to install it
   */
  void settle(List<NodeId> nodes) {
    Cni cni = options.cni();
    if (!cni.isNone()) {
      apply(cni);
      await(nodes);
      note(cni);
    } else if (isOpen(nodes)) {
      if (!isComing()) {
        throw absent();
      }
      await(nodes);
    }
  }

  private void apply(Cni cni) {
    progress.step("installing " + cni.name() + " in cluster " + cluster);
    for (int left = ATTEMPTS; ; left--) {
      try {
        kubectl.apply(cni.text(), cni.name());
        return;
      } catch (CommandFailed e) {
        if (left <= 1) {
          throw e;
        }
        LockSupport.parkNanos(BETWEEN.toNanos());
      }
    }
  }

  /** Lets the cluster keep what it was made of, for who looks at it later. */
  private void note(Cni cni) {
    context
        .engine()
        .exec(DeclaredNodes.controlPlane(cluster).name(), "sh", "-c", "cat >/etc/kindred/cni")
        .input(cni.digest() + "\n")
        .purpose("note the network of the pods of " + cluster)
        .run();
  }

  /** Whether somebody has begun to install one: those that there are come as a DaemonSet. */
  private boolean isComing() {
    String names =
        kubectl
            .command(
                "get",
                "daemonsets",
                "--all-namespaces",
                "--output",
                "jsonpath={.items[*].metadata.name}")
            .run()
            .stdout();
    return Arrays.stream(names.split("\\s+"))
        .anyMatch(name -> !name.isEmpty() && !DAEMONS.contains(name));
  }

  private void await(List<NodeId> nodes) {
    if (isOpen(nodes)) {
      progress.step("waiting for the network of the pods of cluster " + cluster);
      for (NodeId node : missing(nodes, PATIENCE)) {
        String why = why(node);
        throw new Fault(
            "the network of the pods does not get ready on "
                + node
                + (why.isEmpty() ? "" : ": " + why),
            "See what its pods say: " + kubectl() + " get pods --all-namespaces");
      }
    }
  }

  /** The nodes that lack its configuration after so long. */
  private List<NodeId> missing(List<NodeId> nodes, Duration patience) {
    String seconds = Long.toString(patience.toSeconds());
    List<String> said =
        Parallel.map(
            nodes,
            node ->
                context
                    .engine()
                    .exec(node.name(), "sh", "-c", Scripts.PRIMARY, "primary.sh", seconds)
                    .purpose("look for the network of the pods on " + node)
                    .timeout(patience.plusSeconds(30))
                    .run()
                    .stdout());
    return nodes.stream()
        .filter(node -> said.get(nodes.indexOf(node)).startsWith("missing"))
        .toList();
  }

  /** What Kubernetes says of those pods there that need no network themselves. */
  private String why(NodeId node) {
    Command.Output pods =
        kubectl
            .command(
                "get",
                "pods",
                "--all-namespaces",
                "--field-selector",
                "spec.nodeName=" + node.name(),
                "--output",
                "json")
            .tryRun();
    if (pods.exitCode() != 0 || !pods.stdout().startsWith("{")) {
      return "";
    }
    return Json.parse(pods.stdout(), "the pods of " + node).list("items").stream()
        .filter(pod ->
            pod.get("spec")
                .flatMap(s -> s.get("hostNetwork"))
                .filter(JsonValue::isTrue)
                .isPresent())
        .flatMap(pod -> pod.get("status").map(WhyNotReady::of).stream())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private AwaitsNetwork absent() {
    return new AwaitsNetwork(
        "cluster "
            + cluster
            + " is made and waits for the network of its pods: by disableDefaultCNI kind makes none,"
            + " and the file brings none",
        Advice.of("Install one: " + kubectl() + " apply -f FILE\nThen go on with: ", "up")
            .and("\nOr write the file into the topology, as kind: {cni: FILE}."));
  }

  private String kubectl() {
    return "kubectl --kubeconfig " + context.kubeconfig(cluster);
  }
}
