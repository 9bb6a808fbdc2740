package dev.kindred.provider.kind;

import dev.kindred.host.CniPlugins;
import dev.kindred.host.Command;
import dev.kindred.host.Folders;
import dev.kindred.host.Json;
import dev.kindred.host.Together;
import dev.kindred.plan.NodeChange;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.PlannedNode;
import dev.kindred.plan.Route;
import dev.kindred.plan.RouteChange;
import dev.kindred.provider.IpBatch;
import dev.kindred.provider.Progress;
import dev.kindred.render.Manifests;
import dev.kindred.topology.Cluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/** Makes the nodes of one cluster what the plan says. */
final class Nodes {
  /** What kind's own node image has. */
  private static final Set<String> SHIPPED = Set.of("host-local", "loopback", "portmap", "ptp");

  /** To ask on the node costs nothing; each exec takes a good part of a processor. */
  private static final String CONTAINERD_RUNS =
      "until systemctl is-active --quiet containerd; do sleep 0.2; done";

  private static final Duration LOOK = Duration.ofMillis(300);
  private static final Duration BOOT = Duration.ofMinutes(3);

  private static final String DEFINITIONS =
      "customresourcedefinition/network-attachment-definitions.k8s.cni.cncf.io";

  private final Site site;
  private final String cluster;
  private final List<PlannedNode> planned;
  private final Progress progress;
  private final Kubectl kubectl;
  private final Multus multus;
  private final ClusterNetwork network;

  Nodes(Site site, String cluster, Progress progress) {
    this.site = site;
    this.progress = progress;
    this.cluster = cluster;
    this.planned = ClusterWork.planned(site, cluster);
    this.kubectl = new Kubectl(site.engine(), cluster);
    this.multus = new Multus(site, cluster, kubectl);
    this.network = new ClusterNetwork(site, cluster, kubectl, progress);
  }

  /** Starts nodes that do not run, and waits until Kubernetes says that they are ready. */
  void start(List<NodeId> stopped) {
    List<Runnable> starts = new ArrayList<>();
    for (NodeId node : stopped) {
      starts.add(() ->
          site.engine()
              .command("start", node.name())
              .purpose("start node " + node)
              .timeout(BOOT)
              .run());
    }
    Together.run(starts);
  }

  /** Waits until kind has started the nodes so far that containers can be started on them. */
  void appear() {
    Together.each(ids(), this::appear);
  }

  private void appear(NodeId node) {
    Command running =
        site.engine()
            .exec(node.name(), "sh", "-c", CONTAINERD_RUNS)
            .timeout(KindTool.LIMIT)
            .purpose("wait for node " + node);
    while (running.tryRun().exitCode() != 0) {
      LockSupport.parkNanos(LOOK.toNanos()); // As long as kind tries: its end is ours.
    }
  }

  /** Gives an interface of a node its own name back. */
  void rename(NodeChange.RenameLink change) {
    site.engine()
        .exec(
            change.id().name(), Scripts.rename(change.from(), change.name()).toArray(String[]::new))
        .purpose("rename " + change.subject())
        .run();
  }

  /** Addresses, routes, settings and exemptions, by one script a node. */
  void wire(List<RouteChange.Remove> removed) {
    List<Runnable> tasks = new ArrayList<>();
    for (PlannedNode node : planned) {
      List<String> line = new ArrayList<>(List.of("sh", "-c", Scripts.INSTALL, "install.sh"));
      removed.stream().filter(r -> r.node().equals(node.id())).forEach(r -> line.add(words(r)));
      tasks.add(() ->
          site.engine()
              .exec(node.id().name(), line.toArray(String[]::new))
              .input(NodeScript.of(site.plan(), node, site.underlay()))
              .purpose("wire node " + node.id())
              .run());
    }
    Together.run(tasks);
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
    Together.run(List.of(this::bringImages, this::plugins, this::files));
    network.settle(ids());
    await(Scripts.NODES_READY, BOOT);
    installMultus();
    removeDefinitions();
  }

  /** Those of a workload that came, or was given another one. */
  void bringImages() {
    site.images(cluster).bring(ids(), progress);
  }

  /**
   * As {@link #provide}, while kind is still at work on the cluster.
   *
   * @param image of its nodes
   */
  void provideNew(String image) {
    Images images = site.images(cluster);
    List<Runnable> tasks = new ArrayList<>();
    tasks.add(() -> await(Scripts.API_SERVES, KindTool.LIMIT));
    tasks.add(this::plugins);
    tasks.add(this::files);
    if (!images.isBaked(image)) {
      tasks.add(this::bringImages);
    }
    Together.run(tasks);
    network.settle(ids());
    installMultus();
  }

  private void installMultus() {
    multus.install();
    Together.run(List.of(() -> multus.await(ids()), this::define));
  }

  private List<NodeId> ids() {
    return planned.stream().map(PlannedNode::id).toList();
  }

  private void await(String script, Duration limit) {
    site.engine()
        .exec(new NodeId(cluster, 1).name(), "sh", "-c", script)
        .purpose("wait for the nodes of " + cluster)
        .timeout(limit)
        .run();
  }

  private List<PlannedNetwork> networks() {
    return site.plan().networks().stream()
        .filter(n -> n.network().clusters().contains(cluster))
        .toList();
  }

  private void plugins() {
    Set<String> wanted = new TreeSet<>();
    networks().forEach(n -> wanted.addAll(n.type().plugins()));
    wanted.removeAll(SHIPPED);
    if (wanted.isEmpty()) {
      return;
    }
    Path folder = CniPlugins.in(Folders.ofThisUser().cache()).obtain(wanted, line -> {});
    for (PlannedNode node : planned) {
      for (String plugin : wanted) {
        String target = node.id().name() + ":/opt/cni/bin/" + plugin;
        Command copy = site.engine().command("cp", folder.resolve(plugin).toString(), target);
        copy.purpose("bring the plugin " + plugin + " to " + node.id()).run();
      }
    }
  }

  /** A node of several has a file for each network; those of networks that went are removed. */
  private void files() {
    if (planned.size() == 1) {
      return;
    }
    List<Runnable> tasks = new ArrayList<>();
    for (PlannedNode node : planned) {
      StringBuilder lines = new StringBuilder();
      for (PlannedNetwork network : networks()) {
        String config = Json.write(network.config(node.id(), Plan.LINK));
        lines.append(network.name()).append('\t').append(config).append('\n');
      }
      tasks.add(() ->
          site.engine()
              .exec(node.id().name(), "sh", "-c", Scripts.NETWORKS)
              .input(lines.toString())
              .purpose("write the networks of " + node.id())
              .run());
    }
    Together.run(tasks);
  }

  private void define() {
    Cluster declared = site.declared(cluster);
    List<String> manifests = new ArrayList<>();
    networks().forEach(n -> manifests.add(Manifests.attachment(site.plan(), declared, n)));
    if (!manifests.isEmpty()) {
      kubectl.command("wait", "--for=condition=established", DEFINITIONS, "--timeout", "50s").run();
      kubectl.apply(String.join("---\n", manifests), "the networks");
    }
  }

  /** Of networks that went. */
  private void removeDefinitions() {
    Set<String> names = new TreeSet<>();
    networks().forEach(n -> names.add(n.name()));
    Command list = kubectl.command("get", "net-attach-def", "-l", labels(), "-o", "name");
    List<String> gone =
        list.run()
            .stdout()
            .lines()
            .map(line -> line.substring(line.indexOf('/') + 1).strip())
            .filter(name -> !name.isEmpty() && !names.contains(name))
            .toList();
    kubectl.delete("net-attach-def", gone);
  }

  private String labels() {
    return "kindred.dev/lab=" + site.plan().topology().name();
  }
}
