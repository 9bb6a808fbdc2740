package dev.kindred.document;

import dev.kindred.host.Description;
import dev.kindred.host.Unwrapped;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodState;

/** A pod, and how it does. */
@Description("A pod, and how it does.")
public record PodStateEntry(
    @Description("Its cluster.") String cluster,
    @Description("Its workload.") String workload,
    @Description("Which replica it is, from 0.") int index,
    Unwrapped<ReadinessEntry> readiness,
    Unwrapped<CommandEntry> command) {

  /** The entry of a pod. */
  public static PodStateEntry of(PodId pod, PodState state) {
    return new PodStateEntry(
        pod.cluster(),
        pod.workload(),
        pod.index(),
        ReadinessEntry.of(state),
        new Unwrapped<>(state.run().map(CommandEntry::of)));
  }

  /** Its name as commands take it: {@code edge1/demo1}, or {@code edge1/demo1/2}. */
  public String name() {
    return new PodId(cluster, workload, index).toString();
  }
}
