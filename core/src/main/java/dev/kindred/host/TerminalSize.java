package dev.kindred.host;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How wide the terminal is. */
public final class TerminalSize {
  private TerminalSize() {}

  /**
   * The columns of the terminal of this process, by COLUMNS where that is set, else by asking it.
   *
   * @param environment of this process
   * @param terminal true where the output goes to a terminal
   * @return empty where there is none
   */
  public static Optional<Integer> columns(Map<String, String> environment, boolean terminal) {
    Optional<Integer> said = number(environment.getOrDefault("COLUMNS", ""));
    return said.isPresent() || !terminal ? said : asked();
  }

  private static Optional<Integer> asked() {
    try {
      Command.Output output =
          Command.of("stty", "-F", "/dev/tty", "size").timeout(Duration.ofSeconds(2)).tryRun();
      String text = output.stdout().strip(); // Rows and columns.
      return number(text.substring(text.indexOf(' ') + 1));
    } catch (Fault e) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> number(String text) {
    try {
      int number = Integer.parseInt(text.strip());
      return number > 0 ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
