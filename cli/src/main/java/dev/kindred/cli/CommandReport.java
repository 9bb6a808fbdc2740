package dev.kindred.cli;

import dev.kindred.plan.CommandRun;
import dev.kindred.plan.PodId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Says what has become of the commands of pods. */
final class CommandReport {
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          1, "HUP", 2, "INT", 3, "QUIT", 6, "ABRT", 9, "KILL", 11, "SEGV", 13, "PIPE", 15, "TERM");

  private CommandReport() {}

  /**
   * A line on a command; empty for one that runs and never ended.
   *
   * @param now in seconds since 1970
   */
  static Optional<String> line(PodId pod, CommandRun run, long now) {
    if (run.state() == CommandRun.State.RUNNING && run.restarts() == 0) {
      return Optional.empty();
    }
    String ended = run.last().map(end -> ended(end, now)).orElse("does not run");
    String again =
        switch (run.state()) {
          case RUNNING -> "; runs again for " + time(now - run.since());
          case WAITING -> run.next() > now ? "; starts again in " + time(run.next() - now) : "";
          case ENDED -> "";
        };
    return Optional.of(pod + ": " + ended + again + restarts(run.restarts()));
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
