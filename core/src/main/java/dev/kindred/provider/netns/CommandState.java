package dev.kindred.provider.netns;

import dev.kindred.plan.CommandRun;
import dev.kindred.topology.Restart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@code workload.sh} tells of the command that it looks after. */
final class CommandState {
  private static final String MISSING = "missing";

  private CommandState() {}

  /**
   * What became of a command.
   *
   * @param command what the pod was told to run
   * @return empty for what is no account
   */
  static Optional<CommandRun> parse(String text, List<String> command) {
    Map<String, String> told = new HashMap<>();
    text.lines()
        .forEach(line -> {
          int blank = line.indexOf(' ');
          if (blank > 0) {
            told.put(line.substring(0, blank), line.substring(blank + 1).strip());
          }
        });
    return state(told.getOrDefault("state", ""))
        .map(state ->
            new CommandRun(
                state,
                Restart.of(told.getOrDefault("restart", "")),
                (int) Math.min(number(told, "restarts"), Integer.MAX_VALUE),
                number(told, "since"),
                end(told, command),
                number(told, "next")));
  }

  private static Optional<CommandRun.State> state(String word) {
    return switch (word) {
      case "running" -> Optional.of(CommandRun.State.RUNNING);
      case "waiting" -> Optional.of(CommandRun.State.WAITING);
      case "ended" -> Optional.of(CommandRun.State.ENDED);
      default -> Optional.empty();
    };
  }

  private static Optional<CommandRun.End> end(Map<String, String> told, List<String> command) {
    if (told.getOrDefault("code", "").isEmpty()) {
      return Optional.empty();
    }
    boolean missing = told.getOrDefault("why", "").equals(MISSING) && !command.isEmpty();
    String reason = missing ? "there is no program " + command.getFirst() + " on this machine" : "";
    return Optional.of(
        new CommandRun.End((int) number(told, "code"), reason, number(told, "ended")));
  }

  private static long number(Map<String, String> told, String key) {
    try {
      return Math.max(0, Long.parseLong(told.getOrDefault(key, "0")));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
