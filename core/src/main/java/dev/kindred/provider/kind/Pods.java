package dev.kindred.provider.kind;

import dev.kindred.host.Command;
import dev.kindred.host.CommandFailed;
import dev.kindred.host.Fault;
import dev.kindred.plan.Change;
import dev.kindred.plan.InterfaceChange;
import dev.kindred.plan.IpBatch;
import dev.kindred.plan.NodeChange;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodChange;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodNetworks;
import dev.kindred.plan.Route;
import dev.kindred.plan.RouteChange;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Renaming;
import dev.kindred.provider.kind.images.EngineContents;
import dev.kindred.render.Manifests;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes the pods of one cluster what the plan says: by their Deployments, or in place. */
final class Pods {
  private static final Duration ROLLOUT = Duration.ofMinutes(5);
  private static final String WORKLOADS = "the workloads";

  private final Site site;
  private final String cluster;
  private final KindSighting sight;
  private final Kubectl kubectl;

  Pods(Site site, String cluster, KindSighting sight) {
    this.site = site;
    this.cluster = cluster;
    this.sight = sight;
    this.kubectl = new Kubectl(site.engine(), cluster);
  }

  /** Waits until pods that come back with their node have got their network again. */
  void settle() {
    String ready = "--for=condition=Ready";
    kubectl
        .command("wait", ready, "pod", "--all", "-l", labels(), "--timeout", "60s")
        .timeout(Duration.ofSeconds(90))
        .answer(); // What does not come back is seen, and replaced.
  }

  void change(List<Change> changes, Progress progress) {
    if (changes.isEmpty()) {
      return;
    }
    Set<String> applied = new TreeSet<>();
    Set<String> removed = new TreeSet<>();
    Set<PodId> anew = new HashSet<>();
    List<String> deleted = new ArrayList<>();
    List<KindSighting.SeenPod> settings = new ArrayList<>();
    List<InterfaceChange.Mend> mended = new ArrayList<>();
    for (Change change : changes) {
      switch (change) {
        case PodChange.Add c -> {
          applied.add(c.pod().id().workload());
          anew.add(c.pod().id());
        }
        case PodChange.Remove c -> {
          if (!seen(c.pod()).controlled()) {
            deleted.add(name(c.pod()));
          } else {
            (isPlanned(c.pod().workload()) ? applied : removed).add(c.pod().workload());
          }
        }
        case PodChange.Replace c -> {
          applied.add(c.pod().id().workload());
          anew.add(c.pod().id());
          deleted.add(name(c.pod().id()));
        }
        case InterfaceChange.Mend c -> mended.add(c);
        case InterfaceChange.Rename _ -> {} // All of a pod together, below.
        case PodChange.SetSettings c -> settings.add(seen(c.id()));
        case RouteChange.SetToPod c -> onNode(c.node(), podRoute(c));
        case PodChange.StartCommand _,
            InterfaceChange.Reattach _,
            RouteChange.Set _,
            RouteChange.Remove _,
            NodeChange _,
            Change.WayOut _ ->
            throw new IllegalArgumentException("no change of a pod here: " + change);
      }
    }
    Renaming.ofPods(changes).forEach(this::rename);
    mended.forEach(this::mend); // By the interfaces' own names.
    new PodSettings(site.engine()).set(settings);
    kubectl.delete("deployment", site.plan().topology().name(), removed);
    deploy(applied, anew);
    kubectl.deletePods(deleted);
    await(applied);
    changes.forEach(progress::done);
  }

  private boolean isPlanned(String workload) {
    return site.plan().topology().workloads().stream()
        .anyMatch(w -> w.name().equals(workload) && w.clusters().contains(cluster));
  }

  private void deploy(Set<String> workloads, Set<PodId> anew) {
    if (workloads.isEmpty()) {
      return;
    }
    EngineContents contents = EngineContents.of(site.engine());
    KeptAddresses kept = new KeptAddresses(site.plan(), sight.observed(), anew);
    List<String> manifests = new ArrayList<>();
    for (Workload workload : site.plan().topology().workloads()) {
      if (workloads.contains(workload.name())) {
        Map<String, String> content = new LinkedHashMap<>();
        contents.id(workload.image()).ifPresent(id -> content.put(Manifests.IMAGE_ID, id));
        kept.of(cluster, workload).ifPresent(asked -> content.put(Manifests.NETWORKS, asked));
        manifests.add(Manifests.deployment(site.plan(), workload, content));
      }
    }
    apply(String.join("---\n", manifests));
  }

  /** Where the server refuses it, it may be for what an older Kindred made. */
  private void apply(String manifests) {
    try {
      kubectl.apply(manifests, WORKLOADS);
    } catch (CommandFailed e) {
      onControlPlane(Scripts.RECREATE, "recreate.sh", List.of(lab()))
          .purpose("see to the Deployments of cluster " + cluster)
          .run();
      kubectl.apply(manifests, WORKLOADS);
    }
  }

  private void await(Set<String> workloads) {
    List<String> wanted =
        site.plan().topology().workloads().stream()
            .filter(w -> workloads.contains(w.name()))
            .map(w -> w.name() + "=" + w.replicas())
            .toList();
    if (!wanted.isEmpty()) {
      List<String> words = new ArrayList<>(List.of(lab()));
      words.addAll(wanted);
      onControlPlane(Scripts.ROLLOUT, "rollout.sh", words)
          .purpose("bring the pods of cluster " + cluster + " up")
          .timeout(ROLLOUT)
          .run();
    }
  }

  private String lab() {
    return site.plan().topology().name();
  }

  private Command onControlPlane(String script, String name, List<String> words) {
    List<String> line = new ArrayList<>(List.of("sh", "-c", script, name));
    line.addAll(words);
    return site.engine()
        .exec(DeclaredNodes.controlPlane(cluster).name(), line.toArray(String[]::new));
  }

  private String name(PodId pod) {
    return seen(pod).name();
  }

  private KindSighting.SeenPod seen(PodId pod) {
    KindSighting.SeenPod seen = sight.pods().get(pod);
    if (seen == null) {
      throw new Fault("pod " + pod + " is not there any more", "Run the command again.");
    }
    return seen;
  }

  /** In the pod's own namespace, from its node: the image need not have anything for it. */
  private void mend(InterfaceChange.Mend change) {
    KindSighting.SeenPod seen = seen(change.pod().id());
    StringBuilder batch = new StringBuilder();
    String device = " dev " + change.interfaceName() + "\n";
    batch.append("link set up").append(device);
    for (Cidr subnet : change.subnets()) {
      IpBatch.onLink(batch, subnet, change.interfaceName());
    }
    for (Route route : change.routes()) {
      route
          .gateway()
          .ifPresent(gateway -> {
            if (isPair(change)) {
              batch.append("route replace ").append(gateway).append(device);
            }
            batch.append("route replace ").append(route.destination());
            batch.append(" via ").append(gateway.ip()).append(device);
          });
    }
    site.engine()
        .exec(seen.node().name(), "nsenter", "--net=" + seen.namespace(), "ip", "-batch", "-")
        .input(batch.toString())
        .purpose("mend " + change.subject())
        .run();
  }

  /** On a pair of its own the node alone is a pod's neighbour. */
  private boolean isPair(InterfaceChange.Mend change) {
    return PodNetworks.of(site.plan(), change.pod()).stream()
        .filter(planned -> planned.interfaceName().equals(change.interfaceName()))
        .anyMatch(planned -> planned.network().footprint(change.pod().node()).isPair());
  }

  private void rename(PodId pod, Map<String, String> names) {
    KindSighting.SeenPod seen = seen(pod);
    List<String> line = new ArrayList<>(List.of("nsenter", "--net=" + seen.namespace()));
    line.addAll(Scripts.rename(names));
    site.engine()
        .exec(seen.node().name(), line.toArray(String[]::new))
        .purpose("rename interfaces of pod " + pod)
        .run();
  }

  private static String podRoute(RouteChange.SetToPod change) {
    return "link set up dev "
        + change.device()
        + "\nroute replace "
        + change.address()
        + " dev "
        + change.device()
        + IpBatch.OURS
        + "\n";
  }

  private void onNode(NodeId node, String batch) {
    site.engine()
        .exec(node.name(), "ip", "-batch", "-")
        .input(batch)
        .purpose("mend the routes to pods on " + node)
        .run();
  }

  private String labels() {
    return "kindred.dev/lab=" + site.plan().topology().name();
  }
}
