package dev.kindred.lab;

import dev.kindred.plan.Change;
import dev.kindred.plan.CommandRun;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.PodId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Looks for commands of workloads that do not run when an up is done. */
final class IdleCommands {
  /** What a command that cannot work is given to end in. */
  private static final Duration MOMENT = Duration.ofMillis(300);

  private IdleCommands() {}

  /** In the order of the plan; none is asked for where no pod has a command. */
  static Map<PodId, CommandRun> after(Lab.Preview up, Supplier<Map<PodId, CommandRun>> commands) {
    List<PlannedPod> pods =
        up.plan().pods().stream().filter(p -> !p.workload().command().isEmpty()).toList();
    if (pods.isEmpty()) {
      return Map.of();
    }
    if (up.changes().stream().anyMatch(IdleCommands::starts)) {
      LockSupport.parkNanos(MOMENT.toNanos());
    }
    Map<PodId, CommandRun> runs = commands.get();
    Map<PodId, CommandRun> idle = new LinkedHashMap<>();
    for (PlannedPod pod : pods) {
      CommandRun run = runs.get(pod.id());
      if (run != null && run.state() != CommandRun.State.RUNNING) {
        idle.put(pod.id(), run);
      }
    }
    return idle;
  }

  private static boolean starts(Change change) {
    return switch (change) {
      case Change.AddPod c -> !c.pod().workload().command().isEmpty();
      case Change.ReplacePod c -> !c.pod().workload().command().isEmpty();
      case Change.StartCommand _ -> true;
      default -> false;
    };
  }
}
