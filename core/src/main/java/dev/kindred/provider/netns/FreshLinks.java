package dev.kindred.provider.netns;

import dev.kindred.plan.Change;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.PodId;
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
        case Change.AddPod c -> fresh.pods.add(c.id());
        case Change.ReplacePod c -> fresh.pods.add(c.id());
        case Change.Reattach c -> fresh.add(c.pod(), c.interfaceName());
        case Change.MendPod c -> fresh.add(c.pod(), c.interfaceName());
        case Change.RenameLink c -> fresh.add(c.pod(), c.interfaceName());
        case Change.SetSegment c ->
            fresh.segments.add(new OnNode(c.id(), c.segment().network().name()));
        default -> {}
      }
    }
    return fresh;
  }

  private void add(PlannedPod pod, String interfaceName) {
    interfaces.add(new OfPod(pod.id(), interfaceName));
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
