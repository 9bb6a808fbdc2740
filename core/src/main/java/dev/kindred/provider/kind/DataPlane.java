package dev.kindred.provider.kind;

import dev.kindred.fetch.CniPlugins;
import dev.kindred.host.Command;
import dev.kindred.host.Folders;
import dev.kindred.host.Json;
import dev.kindred.host.Parallel;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.PlannedNode;
import dev.kindred.provider.kubernetes.Kubectl;
import dev.kindred.provider.kubernetes.Scripts;
import dev.kindred.render.Manifests;
import dev.kindred.topology.Cluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What Multus is told of the networks that a cluster has: plugins, configurations, definitions. */
final class DataPlane {
  /** What kind's own node image has. */
  private static final Set<String> SHIPPED = Set.of("host-local", "loopback", "portmap", "ptp");

  private static final String DEFINITIONS =
      "customresourcedefinition/network-attachment-definitions.k8s.cni.cncf.io";

  private final LabContext context;
  private final String cluster;
  private final List<PlannedNode> planned;
  private final Kubectl kubectl;

  DataPlane(LabContext context, String cluster, Kubectl kubectl) {
    this.context = context;
    this.cluster = cluster;
    this.planned = ClusterWork.planned(context, cluster);
    this.kubectl = kubectl;
  }

  private List<PlannedNetwork> networks() {
    return context.plan().networks().stream()
        .filter(n -> n.network().clusters().contains(cluster))
        .toList();
  }

  /** Brings the plugins of the types of its networks that nodes lack. */
  void plugins() {
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
        Command copy = context.engine().command("cp", folder.resolve(plugin).toString(), target);
        copy.purpose("bring the plugin " + plugin + " to " + node.id()).run();
      }
    }
  }

  /** A node of several has a file for each network; those of networks that went are removed. */
  void files() {
    if (planned.size() == 1) {
      return;
    }
    List<Runnable> tasks = new ArrayList<>();
    for (PlannedNode node : planned) {
      StringBuilder lines = new StringBuilder();
      for (PlannedNetwork network : networks()) {
        String config = Json.write(network.config(node.id()));
        lines.append(network.name()).append('\t').append(config).append('\n');
      }
      tasks.add(() ->
          context
              .engine()
              .exec(node.id().name(), "sh", "-c", Scripts.NETWORKS)
              .input(lines.toString())
              .purpose("write the networks of " + node.id())
              .run());
    }
    Parallel.run(tasks);
  }

  /** Tells Kubernetes of the networks. */
  void define() {
    Cluster declared = context.declared(cluster);
    List<String> manifests = new ArrayList<>();
    networks().forEach(n -> manifests.add(Manifests.attachment(context.plan(), declared, n)));
    if (!manifests.isEmpty()) {
      kubectl.command("wait", "--for=condition=established", DEFINITIONS, "--timeout", "50s").run();
      kubectl.apply(String.join("---\n", manifests), "the networks");
    }
  }

  /** Removes those of networks that went. */
  void removeDefinitions() {
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
    return "kindred.dev/lab=" + context.plan().topology().name();
  }
}
