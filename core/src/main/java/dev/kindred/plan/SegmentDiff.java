package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares the interfaces of one node on segments with its plan. */
final class SegmentDiff {
  private final Plan plan;
  private final PlannedNode node;
  private final SeenNode seen;

  private SegmentDiff(Plan plan, PlannedNode node, SeenNode seen) {
    this.plan = plan;
    this.node = node;
    this.seen = seen;
  }

  /** What goes, then what is set. */
  static List<Change> of(Plan plan, PlannedNode node, SeenNode seen) {
    return new SegmentDiff(plan, node, seen).changes();
  }

  private List<Change> changes() {
    List<Segment> planned = plan.segments(node.id());
    Set<String> devices = new HashSet<>();
    planned.forEach(segment -> devices.add(segment.device()));
    List<Change> changes = new ArrayList<>();
    for (Observed.Interface link : seen.links()) {
      if (Segment.isDevice(link.name()) && !devices.contains(link.name())) {
        changes.add(new NodeChange.RemoveSegment(node.id(), link.name()));
      }
    }
    for (Segment segment : planned) {
      Optional<Observed.Interface> link = seen.link(segment.device());
      link.map(is -> fault(segment, is))
          .orElse(Optional.of("missing"))
          .ifPresent(
              why -> changes.add(new NodeChange.SetSegment(node, segment, link.isEmpty(), why)));
    }
    return changes;
  }

  private Optional<String> fault(Segment segment, Observed.Interface link) {
    if (!link.up()) {
      return Optional.of("is down");
    }
    int mtu = plan.segmentMtu();
    if (link.mtu() != mtu) {
      return Optional.of("its MTU is " + link.mtu() + ", not " + mtu);
    }
    return seen.provisions()
        .filter(_ -> plan.traits().carriesSegments())
        .flatMap(has -> ends(segment, has.segments().getOrDefault(link.name(), Set.of())));
  }

  /** Where it leads to, where that is the node's own affair. */
  private Optional<String> ends(Segment segment, Set<Cidr> seenEnds) {
    Map<Cidr, NodeId> planned = segment.ends(plan, node.id());
    for (Map.Entry<Cidr, NodeId> end : planned.entrySet()) {
      if (!seenEnds.contains(end.getKey())) {
        return Optional.of("does not lead to " + end.getValue());
      }
    }
    return seenEnds.stream()
        .filter(end -> !planned.containsKey(end))
        .min(Comparator.naturalOrder())
        .map(end -> "leads to " + end.ip() + ", which has no part in it");
  }
}
