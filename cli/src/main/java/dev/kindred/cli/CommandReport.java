package dev.kindred.cli;

import dev.kindred.document.CommandEntry;
import dev.kindred.document.PodStateEntry;
import dev.kindred.document.ReadinessEntry;
import dev.kindred.plan.CommandRun.State;
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
  static Optional<String> line(PodStateEntry pod, long now) {
    Optional<ReadinessEntry> readiness = pod.readiness().members();
    Optional<String> command = pod.command().members().flatMap(run -> line(run, now));
    Optional<String> unready =
        readiness
            .filter(r -> !r.ready())
            .map(r -> "not ready" + (r.why().isEmpty() ? "" : ": " + r.why()));
    String words =
        Stream.concat(unready.stream(), command.filter(c -> worth(c, unready)).stream())
            .collect(Collectors.joining("; "));
    String name = readiness.map(r -> " (" + r.name() + ")").orElse("");
    return words.isEmpty() ? Optional.empty() : Optional.of(pod.name() + name + ": " + words);
  }

  /** That one that is not ready does not run says nothing more. */
  private static boolean worth(String command, Optional<String> unready) {
    return unready.isEmpty() || !command.equals(IDLE);
  }

  /** Of one command. */
  private static Optional<String> line(CommandEntry run, long now) {
    if (run.state() == State.RUNNING && run.restarts() == 0) {
      return Optional.empty();
    }
    String ended = run.end().members().map(end -> ended(end, now)).orElse(IDLE);
    long next = run.next().seconds();
    String again =
        switch (run.state()) {
          case RUNNING -> "; runs again for " + time(now - run.started().seconds());
          case WAITING -> next > now ? "; starts again in " + time(next - now) : "";
          case ENDED -> "";
        };
    return Optional.of(ended + again + restarts(run.restarts()));
  }

  private static String ended(CommandEntry.End end, long now) {
    String code = "exit code " + end.exitCode();
    return end.reason().isEmpty()
        ? "ended with "
            + code
            + signal(end.signal())
            + ", "
            + time(now - end.ended().seconds())
            + " ago"
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
}
