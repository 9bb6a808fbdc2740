package dev.kindred.cli;

import dev.kindred.plan.CommandRun;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says how pods do, and what has become of their commands. */
final class CommandReport {
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          1, "HUP", 2, "INT", 3, "QUIT", 6, "ABRT", 9, "KILL", 11, "SEGV", 13, "PIPE", 15, "TERM");

  private static final String IDLE = "does not run";

  private CommandReport() {}

  /**
   * A line on a pod; empty for one whose command runs and never ended, and that is ready where
   * Kubernetes has it.
   *
   * @param now in seconds since 1970
   */
  static Optional<String> line(PodId pod, PodState state, long now) {
    Optional<String> command = state.run().flatMap(run -> line(run, now));
    Optional<String> unready =
        state
            .readiness()
            .filter(r -> !r.ready())
            .map(r -> "not ready" + (r.why().isEmpty() ? "" : ": " + r.why()));
    String words =
        Stream.concat(unready.stream(), command.filter(c -> worth(c, unready)).stream())
            .collect(Collectors.joining("; "));
    String name = state.readiness().map(r -> " (" + r.name() + ")").orElse("");
    return words.isEmpty() ? Optional.empty() : Optional.of(pod + name + ": " + words);
  }

  /** That one that is not ready does not run says nothing more. */
  private static boolean worth(String command, Optional<String> unready) {
    return unready.isEmpty() || !command.equals(IDLE);
  }

  /** Of one command. */
  private static Optional<String> line(CommandRun run, long now) {
    if (run.state() == CommandRun.State.RUNNING && run.restarts() == 0) {
      return Optional.empty();
    }
    String ended = run.last().map(end -> ended(end, now)).orElse(IDLE);
    String again =
        switch (run.state()) {
          case RUNNING -> "; runs again for " + time(now - run.since());
          case WAITING -> run.next() > now ? "; starts again in " + time(run.next() - now) : "";
          case ENDED -> "";
        };
    return Optional.of(ended + again + restarts(run.restarts()));
  }

  private static String ended(CommandRun.End end, long now) {
    String code = "exit code " + end.exitCode();
    return end.reason().isEmpty()
        ? "ended with " + code + signal(end.signal()) + ", " + time(now - end.at()) + " ago"
        : end.reason() + " (" + code + ")";
  }

  private static String signal(int number) {
    String name = SIGNALS.get(number);
    return number == 0 ? "" : name == null ? " (signal " + number + ")" : " (SIG" + name + ")";
  }

  private static String restarts(int restarts) {
    return restarts == 0 ? "" : restarts == 1 ? "; 1 restart" : "; " + restarts + " restarts";
  }

  private static String time(long seconds) {
    long positive = Math.max(0, seconds);
    return positive < 120
        ? positive + " s"
        : positive < 7200 ? positive / 60 + " min" : positive / 3600 + " h";
  }

  /** What Kubernetes says, to be added to an entry; nothing where no Kubernetes has the pod. */
  static Map<String, Object> kubernetes(PodState state) {
    Map<String, Object> map = new LinkedHashMap<>();
    state
        .readiness()
        .ifPresent(readiness -> {
          map.put("name", readiness.name());
          map.put("ready", readiness.ready());
          map.put("why", readiness.why());
        });
    return map;
  }

  /** An entry of a pod: which it is, and how it does. */
  static Map<String, Object> json(PodId pod, PodState state) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("cluster", pod.cluster());
    map.put("workload", pod.workload());
    map.put("index", pod.index());
    map.putAll(kubernetes(state));
    state.run().ifPresent(run -> map.putAll(json(run)));
    return map;
  }

  static Map<String, Object> json(CommandRun run) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("state", run.state().name().toLowerCase(java.util.Locale.ROOT));
    map.put("restarts", run.restarts());
    map.put("started", iso(run.since()));
    map.put("next", iso(run.next()));
    run.last()
        .ifPresent(end -> {
          map.put("exitCode", end.exitCode());
          map.put("signal", end.signal());
          map.put("reason", end.reason());
          map.put("ended", iso(end.at()));
        });
    return map;
  }

  private static String iso(long seconds) {
    return seconds == 0 ? "" : Instant.ofEpochSecond(seconds).toString();
  }
}
