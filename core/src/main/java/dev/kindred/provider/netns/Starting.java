package dev.kindred.provider.netns;

import dev.kindred.plan.PlannedPod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The commands of pods that are to start: at once, but for those of pods whose links are not yet
 * done, since a command may give an interface another hardware address.
 */
final class Starting {
  /** How many start side by side. */
  private static final int BESIDE = 50;

  private final Workloads workloads;
  private final List<PlannedPod> waiting = new ArrayList<>();
  private Set<String> held = Set.of();

  Starting(Workloads workloads) {
    this.workloads = workloads;
  }

  /** Pods on these networks wait from now on. */
  void hold(Set<String> networks) {
    held = networks;
  }

  /** Starts the commands of pods, or has them wait. */
  void start(List<PlannedPod> pods, Duration limit) {
    List<PlannedPod> ready = new ArrayList<>();
    List<PlannedPod> later = new ArrayList<>();
    for (PlannedPod pod : pods) {
      boolean waits = pod.workload().networks().stream().anyMatch(held::contains);
      (waits ? later : ready).add(pod);
    }
    synchronized (waiting) {
      waiting.addAll(later);
    }
    workloads.start(ready, limit);
  }

  /** Starts those that wait. */
  void now(Duration limit) {
    for (int i = 0; i < waiting.size(); i += BESIDE) {
      workloads.start(waiting.subList(i, Math.min(waiting.size(), i + BESIDE)), limit);
    }
    waiting.clear();
  }
}
