package dev.kindred.provider.kind;

import dev.kindred.host.Fault;
import dev.kindred.plan.Change;
import dev.kindred.plan.InterfaceChange;
import dev.kindred.plan.NodeChange;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PlannedNode;
import dev.kindred.plan.PodChange;
import dev.kindred.plan.RouteChange;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Renaming;
import dev.kindred.provider.kubernetes.KubernetesSighting;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes the changes of one cluster, in the order in which they need each other. */
final class ClusterWork {
  private final LabContext context;
  private final String cluster;
  private final List<Change> changes;
  private final KubernetesSighting sight;
  private final Progress progress;
  private final Nodes nodes;
  private final Pods pods;

  ClusterWork(
      LabContext context,
      String cluster,
      List<Change> changes,
      KubernetesSighting sight,
      Progress progress) {
    this.context = context;
    this.cluster = cluster;
    this.changes = List.copyOf(changes);
    this.sight = sight;
    this.progress = progress;
    this.nodes = new Nodes(context, cluster, progress);
    this.pods = new Pods(context, cluster, sight);
  }

  void run() {
    if (has(NodeChange.Remove.class::isInstance)) {
      remove(context, cluster);
    }
    if (has(NodeChange.Add.class::isInstance)) {
      ClusterMaking making = new ClusterMaking(context, cluster);
      making.run(image -> make(making, image), progress);
    } else {
      mend();
    }
  }

  /** Makes all of a cluster's changes while kind is still at work on it. */
  private void make(ClusterMaking making, String image) {
    nodes.appear();
    making.remember();
    nodes.wire(List.of());
    nodes.provideNew(image);
    done(c -> c instanceof NodeChange || c instanceof RouteChange);
    changePods();
  }

  private void mend() {
    List<NodeId> stopped = stopped();
    nodes.start(stopped);
    Renaming.ofNodes(changes).forEach(nodes::rename);
    nodes.wire(routesToRemove()); // Pods may need it as well: it removes a bridge that is broken.
    if (!stopped.isEmpty() || !sight.answers(cluster)) {
      nodes.awaken();
      pods.settle();
      changes.forEach(progress::done); // The next look at it sees what is left to do.
      return;
    }
    done(c -> c instanceof RouteChange && !(c instanceof RouteChange.SetToPod));
    done(ClusterWork::ofSegment);
    if (has(c -> c instanceof NodeChange && !ofSegment(c))) {
      nodes.provide();
      done(c -> c instanceof NodeChange && !ofSegment(c));
    } else if (has(ClusterWork::needsImage)) {
      nodes.bringImages();
    }
    changePods();
  }

  private void changePods() {
    pods.change(changes.stream().filter(ClusterWork::ofPods).toList(), progress);
  }

  private static boolean needsImage(Change change) {
    return change instanceof PodChange.Add || change instanceof PodChange.Replace;
  }

  /** The script of the node sees to it. */
  private static boolean ofSegment(Change change) {
    return change instanceof NodeChange.SetSegment || change instanceof NodeChange.RemoveSegment;
  }

  private static boolean ofPods(Change change) {
    return change instanceof PodChange
        || change instanceof InterfaceChange
        || change instanceof RouteChange.SetToPod;
  }

  /** Removes a cluster, which the plan need not know any more. Its pods go with its nodes. */
  static void remove(LabContext context, String cluster) {
    context.containers().remove(context.containers().ofCluster(cluster));
    context.standing().goneCluster(cluster);
    try {
      Files.deleteIfExists(context.kubeconfig(cluster));
    } catch (IOException e) {
      throw new Fault("could not remove " + context.kubeconfig(cluster), "See to the disk.", e);
    }
  }

  private List<NodeId> stopped() {
    List<NodeId> stopped = new ArrayList<>();
    for (Change change : changes) {
      if (change instanceof NodeChange.Mend mend && mend.cable()) {
        stopped.add(mend.node().id());
      }
    }
    return stopped;
  }

  private List<RouteChange.Remove> routesToRemove() {
    return changes.stream()
        .filter(RouteChange.Remove.class::isInstance)
        .map(RouteChange.Remove.class::cast)
        .toList();
  }

  private boolean has(Predicate<Change> wanted) {
    return changes.stream().anyMatch(wanted);
  }

  private void done(Predicate<Change> which) {
    changes.stream().filter(which).forEach(progress::done);
  }

  /** The nodes of a cluster in the plan. */
  static List<PlannedNode> planned(LabContext context, String cluster) {
    return context.plan().nodes().stream().filter(n -> n.id().cluster().equals(cluster)).toList();
  }
}
