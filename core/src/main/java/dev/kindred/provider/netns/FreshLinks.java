package dev.kindred.provider.netns;

import dev.kindred.plan.Change;
import dev.kindred.plan.InterfaceChange;
import dev.kindred.plan.NodeChange;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.PodChange;
import dev.kindred.plan.PodId;
import dev.kindred.plan.RouteChange;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which interfaces of pods know no neighbours, since changes make them, or take them down. */
final class FreshLinks {
  private final Set<PodId> pods = new HashSet<>();
  private final Set<OfPod> interfaces = new HashSet<>();
  private final Set<OnNode> segments = new HashSet<>();

  private record OfPod(PodId pod, String name) {}

  private record OnNode(NodeId node, String network) {}

  private FreshLinks() {}

  /** Those that changes make so. */
  static FreshLinks of(List<Change> changes) {
    FreshLinks fresh = new FreshLinks();
    for (Change change : changes) {
      switch (change) {
        case PodChange c -> fresh.add(c);
        case InterfaceChange c -> fresh.interfaces.add(new OfPod(c.pod().id(), c.interfaceName()));
        case NodeChange.SetSegment c ->
            fresh.segments.add(new OnNode(c.id(), c.segment().network().name()));
        case NodeChange _, RouteChange _, Change.WayOut _ -> {} // No interface comes by itself.
      }
    }
    return fresh;
  }

  private void add(PodChange change) {
    switch (change) {
      case PodChange.Add c -> pods.add(c.id());
      case PodChange.Replace c -> pods.add(c.id());
      case PodChange.Remove _, PodChange.SetSettings _, PodChange.StartCommand _ -> {}
    }
  }

  /** True for a pod that is new, and in which nothing runs yet. */
  boolean isNew(PlannedPod pod) {
    return pods.contains(pod.id());
  }

  /** True for an interface of a pod on a network. */
  boolean has(PlannedPod pod, PlannedNetwork network) {
    return isNew(pod)
        || interfaces.contains(new OfPod(pod.id(), LinkEnd.device(pod, network)))
        || segments.contains(new OnNode(pod.node(), network.name()));
  }
}
