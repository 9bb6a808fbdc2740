package dev.kindred.plan;

import java.util.Optional;

/**
 * How a pod does.
 *
 * @param run what has become of its command; empty where it has none, or nobody knows
 * @param readiness what Kubernetes says of it; empty where no Kubernetes has it
 */
public record PodState(Optional<CommandRun> run, Optional<Readiness> readiness) {
  /** One of which no Kubernetes knows. */
  public PodState(CommandRun run) {
    this(Optional.of(run), Optional.empty());
  }

  /** True when its command does not run, or Kubernetes does not call it ready. */
  public boolean idle() {
    return unready() || run.filter(r -> r.state() != CommandRun.State.RUNNING).isPresent();
  }

  /** True when its command does not run as it should, or Kubernetes does not call it ready. */
  public boolean failing() {
    return unready() || run.filter(CommandRun::failed).isPresent();
  }

  /** As {@link #failing}, but for what was to run once. */
  public boolean failsForGood() {
    return unready()
        || run.filter(r -> r.failed() && r.state() == CommandRun.State.WAITING).isPresent();
  }

  /** True when it runs again after it failed: nobody can tell yet whether it fails each time. */
  public boolean runsAgain() {
    return run.filter(r -> r.state() == CommandRun.State.RUNNING && r.restarts() > 0)
        .flatMap(CommandRun::last)
        .filter(end -> end.exitCode() != 0)
        .isPresent();
  }

  /** How often its command was started again. */
  public int restarts() {
    return run.map(CommandRun::restarts).orElse(0);
  }

  private boolean unready() {
    return readiness.filter(r -> !r.ready()).isPresent();
  }
}
