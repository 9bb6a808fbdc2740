package dev.kindred.provider.kind;

import java.util.List;
import java.util.regex.Pattern;

/** Finds why kind could not make a cluster in what it printed: its steps, logs, stack traces. */
final class KindFailure {
  private static final String ERROR = "ERROR: ";

  /** What a program on a node printed, or the engine, as kind repeats it. */
  private static final String OUTPUT = "Command Output: ";

  /** Lines of logs that are no errors, of Go's stack traces, and about these. */
  private static final Pattern NOISE =
      Pattern.compile(
          "[IWD]\\d{4} .*|\\s.*\\.(?:go|s):\\d+.*|goroutine .*|created by .*|panic: .*goroutine.*"
              + "|[\\w.*()/-]+/[\\w.*()/-]+\\.[\\w.*()]+|[\\w/-]+\\.[\\w.*()]+\\(.*\\)|runtime\\.\\S+|main\\.\\S+"
              + "|Stack Trace:.*|no stack trace|To see the stack trace.*|\\s*");

  private static final Pattern TELLING =
      Pattern.compile("(?i)(?:\\S*error|fatal|\\[error\\b.*|couldn't|could not|failed)\\b.*");

  private static final int LINES = 3;
  private static final int CHARACTERS = 600;

  private KindFailure() {}

  /** The cause, in a few lines at most; empty where kind said nothing. */
  static String cause(String stderr) {
    int at = stderr.indexOf(ERROR);
    String told = at < 0 ? stderr : stderr.substring(at + ERROR.length());
    int output = told.indexOf(OUTPUT);
    List<String> lines = lines(output < 0 ? told : told.substring(output + OUTPUT.length()));
    if (lines.isEmpty()) {
      lines = lines(told).stream().limit(1).toList();
    }
    List<String> telling = lines.stream().filter(line -> TELLING.matcher(line).matches()).toList();
    List<String> best = telling.isEmpty() ? lines : telling;
    String text = String.join("\n", best.subList(Math.max(0, best.size() - LINES), best.size()));
    return text.length() > CHARACTERS ? text.substring(0, CHARACTERS) + "…" : text;
  }

  private static List<String> lines(String text) {
    return text.lines()
        .filter(line -> !NOISE.matcher(line).matches())
        .map(String::strip)
        .distinct()
        .toList();
  }
}
