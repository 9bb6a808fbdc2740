package dev.kindred.provider.kind;

import dev.kindred.host.Command;
import dev.kindred.host.CommandFailed;
import dev.kindred.plan.Change;
import dev.kindred.plan.InterfaceChange;
import dev.kindred.plan.NodeChange;
import dev.kindred.plan.PodChange;
import dev.kindred.plan.PodId;
import dev.kindred.plan.RouteChange;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Renaming;
import dev.kindred.provider.kind.images.EngineContents;
import dev.kindred.provider.kubernetes.KeptAddresses;
import dev.kindred.provider.kubernetes.Kubectl;
import dev.kindred.provider.kubernetes.KubernetesSighting;
import dev.kindred.provider.kubernetes.PodMending;
import dev.kindred.provider.kubernetes.PodSettings;
import dev.kindred.provider.kubernetes.Scripts;
import dev.kindred.render.Manifests;
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

  private final LabContext context;
  private final String cluster;
  private final KubernetesSighting sight;
  private final Kubectl kubectl;
  private final PodMending mending;

  Pods(LabContext context, String cluster, KubernetesSighting sight) {
    this.context = context;
    this.cluster = cluster;
    this.sight = sight;
    this.kubectl = new Kubectl(context.nodes(), cluster);
    this.mending = new PodMending(context.plan(), context.nodes(), sight);
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
    List<KubernetesSighting.SeenPod> settings = new ArrayList<>();
    List<InterfaceChange.Mend> mended = new ArrayList<>();
    for (Change change : changes) {
      switch (change) {
        case PodChange.Add c -> {
          applied.add(c.pod().id().workload());
          anew.add(c.pod().id());
        }
        case PodChange.Remove c -> {
          if (!mending.seen(c.pod()).controlled()) {
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
        case PodChange.SetSettings c -> settings.add(mending.seen(c.id()));
        case RouteChange.SetToPod c -> mending.onNode(c.node(), PodMending.route(c));
        case PodChange.StartCommand _,
            InterfaceChange.Reattach _,
            RouteChange.Set _,
            RouteChange.Remove _,
            NodeChange _,
            Change.WayOut _ ->
            throw new IllegalArgumentException("no change of a pod here: " + change);
      }
    }
    Renaming.ofPods(changes).forEach(mending::rename);
    mended.forEach(mending::mend); // By the interfaces' own names.
    new PodSettings(context.nodes()).set(settings);
    kubectl.delete("deployment", context.plan().topology().name(), removed);
    deploy(applied, anew);
    kubectl.deletePods(deleted);
    await(applied);
    changes.forEach(progress::done);
  }

  private boolean isPlanned(String workload) {
    return context.plan().topology().workloads().stream()
        .anyMatch(w -> w.name().equals(workload) && w.clusters().contains(cluster));
  }

  private void deploy(Set<String> workloads, Set<PodId> anew) {
    if (workloads.isEmpty()) {
      return;
    }
    EngineContents contents = EngineContents.of(context.engine());
    KeptAddresses kept = new KeptAddresses(context.plan(), sight.observed(), anew);
    List<String> manifests = new ArrayList<>();
    for (Workload workload : context.plan().topology().workloads()) {
      if (workloads.contains(workload.name())) {
        Map<String, String> content = new LinkedHashMap<>();
        contents.id(workload.image()).ifPresent(id -> content.put(Manifests.IMAGE_ID, id));
        kept.of(cluster, workload).ifPresent(asked -> content.put(Manifests.NETWORKS, asked));
        manifests.add(Manifests.deployment(context.plan(), workload, content));
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
        context.plan().topology().workloads().stream()
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
    return context.plan().topology().name();
  }

  private Command onControlPlane(String script, String name, List<String> words) {
    List<String> line = new ArrayList<>(List.of("sh", "-c", script, name));
    line.addAll(words);
    return context
        .engine()
        .exec(DeclaredNodes.controlPlane(cluster).name(), line.toArray(String[]::new));
  }

  private String name(PodId pod) {
    return mending.seen(pod).name();
  }

  private String labels() {
    return "kindred.dev/lab=" + context.plan().topology().name();
  }
}
