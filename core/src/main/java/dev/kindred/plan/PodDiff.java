package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares one pod with its plan. */
final class PodDiff {
  private final Plan plan;
  private final boolean kubernetes;
  private final PlannedPod pod;
  private final Observed.Pod seen;
  private final Optional<SeenNode> node;
  private final List<PodNetworks.Planned> interfaces;

  /**
   * @param node the node that the pod is on, as observed; empty when it is not there
   */
  PodDiff(Plan plan, PlannedPod pod, Observed.Pod seen, Optional<SeenNode> node) {
    this.plan = plan;
    this.kubernetes = plan.traits().kubernetes();
    this.pod = kubernetes ? new PlannedPod(pod.id(), seen.node(), pod.workload()) : pod;
    this.seen = seen;
    this.node = node;
    this.interfaces = PodNetworks.of(plan, pod);
  }

  List<Change> changes() {
    Optional<String> replace = whyReplace();
    if (replace.isPresent()) {
      return List.of(new PodChange.Replace(pod, seen.node(), replace.get()));
    }
    List<Change> changes = new ArrayList<>();
    for (PodNetworks.Planned planned : interfaces) {
      node.ifPresent(
          n -> changes.addAll(new AttachmentDiff(plan, pod, planned, seen, n).changes()));
    }
    settings().ifPresent(changes::add);
    if (!seen.alive()) {
      changes.add(new PodChange.StartCommand(pod, "nothing runs it any more"));
    }
    return kubernetes ? withoutReattaching(changes) : changes;
  }

  private Optional<Change> settings() {
    List<String> faults = NodeSettings.faults(NodeSettings.ofPod(), seen.sysctls());
    return faults.isEmpty()
        ? Optional.empty()
        : Optional.of(new PodChange.SetSettings(pod, few(faults)));
  }

  /** Of a pod that nobody has seen to all are otherwise, and tell no more than one. */
  private static String few(List<String> faults) {
    int more = faults.size() - 1;
    return faults.getFirst() + (more == 0 ? "" : ", and " + more + " more");
  }

  /** Multus gives a pod its interfaces when it is made, and never again. */
  private List<Change> withoutReattaching(List<Change> changes) {
    return changes.stream()
        .filter(InterfaceChange.Reattach.class::isInstance)
        .map(InterfaceChange.Reattach.class::cast)
        .findFirst()
        .map(broken ->
            List.<Change>of(
                new PodChange.Replace(
                    pod,
                    seen.node(),
                    broken.interfaceName() + " (" + broken.network() + "): " + broken.reason())))
        .orElse(changes);
  }

  private Optional<String> whyReplace() {
    if (!seen.node().equals(pod.node())) {
      return Optional.of("moves from " + seen.node() + " to " + pod.node());
    }
    if (node.isEmpty()) {
      return Optional.of("its node was lost");
    }
    List<Attachment> wanted =
        interfaces.stream()
            .map(p ->
                new Attachment(p.interfaceName(), p.network().name(), p.network().type().name()))
            .toList();
    if (seen.attachments().isEmpty() && !wanted.isEmpty()) {
      return Optional.of("it was begun and not finished");
    }
    if (!seen.attachments().equals(wanted)) {
      return Optional.of("its networks changed");
    }
    if (!seen.image().isEmpty() && !seen.image().equals(pod.workload().image())) {
      return Optional.of("its image changed");
    }
    if (!seen.command().equals(pod.workload().command())) {
      return Optional.of("its command changed");
    }
    if (seen.run()
        .flatMap(CommandRun::restart)
        .filter(r -> !r.equals(pod.workload().restart()))
        .isPresent()) {
      return Optional.of("its restart policy changed");
    }
    if (seen.asks() && pod.workload().replicas() > 1) {
      return Optional.of("it asked for its addresses, and is to be one of several");
    }
    return outsideSlice();
  }

  /** Addresses that the pod gave itself are its own affair. */
  private Optional<String> outsideSlice() {
    for (PodNetworks.Planned planned : interfaces) {
      Optional<Slice> slice = planned.network().slice(pod.node());
      Optional<Observed.Interface> link = seen.link(planned.interfaceName());
      if (slice.isPresent() && link.isPresent()) {
        List<Cidr> given = seen.given(planned.interfaceName()).addresses();
        for (Cidr address : given.isEmpty() ? beside(slice.get(), link.get()) : given) {
          if (!slice.get().contains(address)) {
            return Optional.of(
                address.ip() + " is outside the slice " + slice.get().ranges() + " of its node");
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The addresses of families of which it has none of the slice. */
  private static List<Cidr> beside(Slice slice, Observed.Interface link) {
    return link.addresses().stream()
        .filter(a ->
            slice
                .range(a.family())
                .filter(r -> link.addresses().stream().noneMatch(r::contains))
                .isPresent())
        .toList();
  }
}
