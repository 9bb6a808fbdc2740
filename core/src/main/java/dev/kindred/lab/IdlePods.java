package dev.kindred.lab;

import dev.kindred.plan.Change;
import dev.kindred.plan.InterfaceChange;
import dev.kindred.plan.NodeChange;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.PodChange;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodState;
import dev.kindred.plan.RouteChange;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Looks for pods whose command does not run, or that are not ready, when an up is done. */
final class IdlePods {
  private static final Duration MOMENT = Duration.ofMillis(300);

  /** Kubernetes calls a container ready when it has begun, and says later that it has ended. */
  private static final Duration MOMENT_OF_KUBERNETES = Duration.ofSeconds(2);

  /** How often one is looked at again that ended and runs again. */
  private static final int LOOKS = 3;

  private final Preview up;
  private final Supplier<Map<PodId, PodState>> states;
  private final Duration moment;

  /**
   * @param moment what a command that cannot work is given to end in
   */
  IdlePods(Preview up, Supplier<Map<PodId, PodState>> states, Duration moment) {
    this.up = up;
    this.states = states;
    this.moment = moment;
  }

  static Map<PodId, PodState> after(Preview up, Supplier<Map<PodId, PodState>> states) {
    Duration moment = up.plan().traits().kubernetes() ? MOMENT_OF_KUBERNETES : MOMENT;
    return new IdlePods(up, states, moment).find();
  }

  /** In the order of the plan; none is asked for where no pod can be idle. */
  Map<PodId, PodState> find() {
    List<PlannedPod> pods =
        up.plan().pods().stream()
            .filter(p -> up.plan().traits().kubernetes() || !p.workload().command().isEmpty())
            .toList();
    if (pods.isEmpty()) {
      return Map.of();
    }
    Map<PodId, PodState> seen = up.changes().isEmpty() ? before() : now();
    Map<PodId, PodState> idle = new LinkedHashMap<>();
    for (PlannedPod pod : pods) {
      PodState state = seen.get(pod.id());
      if (state != null && state.idle()) {
        idle.put(pod.id(), state);
      }
    }
    return idle;
  }

  /** As they were seen before an up that changed nothing. */
  private Map<PodId, PodState> before() {
    Map<PodId, PodState> seen = new HashMap<>();
    up.observed().pods().forEach((id, pod) -> seen.put(id, pod.state()));
    return seen;
  }

  private Map<PodId, PodState> now() {
    boolean started = up.changes().stream().anyMatch(IdlePods::starts);
    if (started) {
      LockSupport.parkNanos(moment.toNanos());
    }
    Map<PodId, PodState> seen = states.get();
    for (int look = 1; look < LOOKS && started && undecided(seen); look++) {
      LockSupport.parkNanos(moment.toNanos());
      Map<PodId, PodState> next = states.get();
      if (restarts(next) == restarts(seen)) {
        return next;
      }
      seen = next;
    }
    return seen;
  }

  /** All are ready, and one that was made just now has ended once already. */
  private boolean undecided(Map<PodId, PodState> seen) {
    return up.plan().traits().kubernetes()
        && seen.values().stream().noneMatch(PodState::idle)
        && seen.values().stream().anyMatch(PodState::runsAgain);
  }

  private static int restarts(Map<PodId, PodState> seen) {
    return seen.values().stream().mapToInt(PodState::restarts).sum();
  }

  private static boolean starts(Change change) {
    return switch (change) {
      case PodChange.Add c -> !c.pod().workload().command().isEmpty();
      case PodChange.Replace c -> !c.pod().workload().command().isEmpty();
      case PodChange.StartCommand _ -> true;
      case PodChange.Remove _, PodChange.SetSettings _ -> false;
      case NodeChange _, RouteChange _, InterfaceChange _, Change.WayOut _ -> false;
    };
  }
}
