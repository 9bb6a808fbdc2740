package dev.kindred.document;

import dev.kindred.host.Description;
import dev.kindred.host.Unwrapped;
import dev.kindred.plan.PodState;

/** What Kubernetes says of a pod that it has. */
public record ReadinessEntry(
    @Description("What Kubernetes calls the pod.") String name,
    @Description("True where Kubernetes holds it to be ready.") boolean ready,
    @Description("Why it is not ready, as CrashLoopBackOff; empty where it is, or nobody says.")
        String why) {

  /** None where no Kubernetes has the pod. */
  static Unwrapped<ReadinessEntry> of(PodState state) {
    return new Unwrapped<>(
        state.readiness().map(r -> new ReadinessEntry(r.name(), r.ready(), r.why())));
  }
}
