package dev.kindred.provider.kind;

import dev.kindred.host.Command;
import dev.kindred.host.Parallel;
import dev.kindred.plan.IpBatch;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PlannedNode;
import dev.kindred.plan.Route;
import dev.kindred.plan.RouteChange;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.Progress;
import dev.kindred.provider.kubernetes.Kubectl;
import dev.kindred.provider.kubernetes.Scripts;
import dev.kindred.render.NodeScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Makes the nodes of one cluster what the plan says. */
final class Nodes {
  /** To ask on the node costs nothing; each exec takes a good part of a processor. */
  private static final String CONTAINERD_RUNS =
      "until systemctl is-active --quiet containerd; do sleep 0.2; done";

  private static final Duration LOOK = Duration.ofMillis(300);
  private static final Duration BOOT = Duration.ofMinutes(3);

  private final LabContext context;
  private final String cluster;
  private final List<PlannedNode> planned;
  private final Progress progress;
  private final Multus multus;
  private final ClusterNetwork network;
  private final DataPlane dataPlane;

  Nodes(LabContext context, String cluster, Progress progress) {
    this.context = context;
    this.progress = progress;
    this.cluster = cluster;
    this.planned = ClusterWork.planned(context, cluster);
    Kubectl kubectl = new Kubectl(context.nodes(), cluster);
    this.multus = new Multus(context, cluster, kubectl);
    this.network = new ClusterNetwork(context, cluster, kubectl, progress);
    this.dataPlane = new DataPlane(context, cluster, kubectl);
  }

  /** Starts nodes that do not run, and goes on with those that somebody paused. */
  void start(List<NodeId> stopped) {
    List<Runnable> starts = new ArrayList<>();
    Set<String> paused = context.containers().paused(stopped);
    for (NodeId node : stopped) {
      starts.add(() ->
          context
              .engine()
              .command(paused.contains(node.name()) ? "unpause" : "start", node.name())
              .purpose("start node " + node)
              .timeout(BOOT)
              .run());
    }
    Parallel.run(starts);
  }

  /** Waits until kind has started the nodes so far that containers can be started on them. */
  void appear() {
    Parallel.each(ids(), this::appear);
  }

  private void appear(NodeId node) {
    Command running =
        context
            .engine()
            .exec(node.name(), "sh", "-c", CONTAINERD_RUNS)
            .timeout(KindTool.LIMIT)
            .purpose("wait for node " + node);
    while (running.answer().exitCode() != 0) {
      LockSupport.parkNanos(LOOK.toNanos()); // As long as kind tries: its end is ours.
    }
  }

  /** Gives interfaces of a node their own names back, by the present ones. */
  void rename(NodeId node, Map<String, String> names) {
    context
        .engine()
        .exec(node.name(), Scripts.rename(names).toArray(String[]::new))
        .purpose("rename interfaces of node " + node)
        .run();
  }

  /** Addresses, routes, settings and exemptions, by one script a node. */
  void wire(List<RouteChange.Remove> removed) {
    List<Runnable> tasks = new ArrayList<>();
    for (PlannedNode node : planned) {
      List<String> line = new ArrayList<>(List.of("sh", "-c", Scripts.INSTALL, "install.sh"));
      removed.stream().filter(r -> r.node().equals(node.id())).forEach(r -> line.add(words(r)));
      tasks.add(() ->
          context
              .engine()
              .exec(node.id().name(), line.toArray(String[]::new))
              .input(NodeScript.of(context.plan(), node, context.underlay()))
              .purpose("wire node " + node.id())
              .run());
    }
    Parallel.run(tasks);
  }

  private static String words(RouteChange.Remove change) {
    Route route = change.route();
    String gateway = route.gateway().map(g -> " via " + g.ip()).orElse("");
    String ours = change.numbered() ? IpBatch.OURS : "";
    return change.type() + " " + route.destination() + gateway + ours;
  }

  /** Waits until nodes that have been started again serve pods as before. */
  void awaken() {
    if (network.isOpen(ids())) {
      await(Scripts.API_SERVES, BOOT);
      network.settle(ids());
    }
    await(Scripts.NODES_READY, BOOT);
    multus.awaitAgain(ids());
  }

  /** What pods need of their nodes: plugins, Multus, and the configuration of each network. */
  void provide() {
    Parallel.run(List.of(this::bringImages, dataPlane::plugins, dataPlane::files));
    network.settle(ids());
    await(Scripts.NODES_READY, BOOT);
    installMultus(multus::renew);
    dataPlane.removeDefinitions();
  }

  /** Those of a workload that came, or was given another one. */
  void bringImages() {
    context.images(cluster).bring(ids(), progress);
  }

  /**
   * As {@link #provide}, while kind is still at work on the cluster.
   *
   * @param image of its nodes
   */
  void provideNew(String image) {
    Images images = context.images(cluster);
    List<Runnable> tasks = new ArrayList<>();
    tasks.add(() -> await(Scripts.API_SERVES, KindTool.LIMIT));
    tasks.add(dataPlane::plugins);
    tasks.add(dataPlane::files);
    if (!images.isBaked(image)) {
      tasks.add(this::bringImages);
    }
    Parallel.run(tasks);
    network.settle(ids());
    installMultus(() -> {});
  }

  private void installMultus(Runnable then) {
    multus.install();
    then.run();
    Parallel.run(List.of(() -> multus.await(ids()), dataPlane::define));
  }

  private List<NodeId> ids() {
    return planned.stream().map(PlannedNode::id).toList();
  }

  private void await(String script, Duration limit) {
    context
        .engine()
        .exec(DeclaredNodes.controlPlane(cluster).name(), "sh", "-c", script)
        .purpose("wait for the nodes of " + cluster)
        .timeout(limit)
        .run();
  }
}
