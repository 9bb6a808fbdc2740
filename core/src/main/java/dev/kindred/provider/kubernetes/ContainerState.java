package dev.kindred.provider.kubernetes;

import dev.kindred.host.JsonValue;
import dev.kindred.plan.CommandRun;
import dev.kindred.topology.Restart;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Optional;

/** Makes sense of what Kubernetes says of the container of a pod. */
final class ContainerState {
  private ContainerState() {}

  /** What has become of its command; empty while nothing is said of it. */
  static Optional<CommandRun> of(JsonValue podStatus) {
    return podStatus.list("containerStatuses").stream().findFirst().map(ContainerState::run);
  }

  private static CommandRun run(JsonValue container) {
    Optional<JsonValue> now = container.get("state");
    Optional<JsonValue> running = now.flatMap(s -> s.get("running"));
    Optional<JsonValue> over =
        now.flatMap(s -> s.get("terminated"))
            .or(() -> container.get("lastState").flatMap(s -> s.get("terminated")));
    String waits = now.flatMap(s -> s.get("waiting")).flatMap(w -> w.text("reason")).orElse("");
    return new CommandRun(
        running.isPresent() ? CommandRun.State.RUNNING : CommandRun.State.WAITING,
        Optional.of(Restart.ALWAYS),
        (int) Math.min(container.number("restartCount").orElse(0L), Integer.MAX_VALUE),
        time(running.or(() -> over), "startedAt"),
        over.map(o -> end(o, waits)),
        0);
  }

  private static CommandRun.End end(JsonValue over, String waits) {
    String reason = over.text("reason").orElse("");
    boolean plain = reason.equals("Error") || reason.equals("Completed");
    String shown = plain ? "" : reason;
    return new CommandRun.End(
        (int) (long) over.number("exitCode").orElse(0L),
        shown.isEmpty() && !waits.equals("CrashLoopBackOff") ? waits : shown,
        time(Optional.of(over), "finishedAt"));
  }

  private static long time(Optional<JsonValue> of, String key) {
    try {
      return of.flatMap(o -> o.text(key))
          .map(text ->
              DateTimeFormatter.ISO_INSTANT.parse(text).getLong(ChronoField.INSTANT_SECONDS))
          .orElse(0L);
    } catch (DateTimeException e) {
      return 0;
    }
  }
}
