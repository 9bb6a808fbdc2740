package dev.kindred.cli;

import dev.kindred.host.ShellText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/** How Kindred is called, to be typed again: {@code ./kindred}, or {@code kindred} by PATH. */
final class Called {
  private static final String NAME = "kindred";

  private Called() {}

  /** Of this process, as the launcher says; {@code kindred} without one. */
  static String now() {
    String path = System.getenv().getOrDefault("PATH", "");
    return by(System.getProperty("kindred.called", ""), path, Files::isExecutable);
  }

  /**
   * A shell that finds a script by PATH gives it the whole path: what PATH leads to is called by
   * its name alone.
   *
   * @param zeroth the script's {@code $0}; empty when there is none
   * @param path the value of PATH
   * @param isProgram true for what can be executed
   */
  static String by(String zeroth, String path, Predicate<Path> isProgram) {
    if (zeroth.isEmpty()) {
      return NAME;
    }
    Path script = Path.of(zeroth);
    String name = String.valueOf(script.getFileName());
    for (String folder : path.split(":")) {
      Path found = Path.of(folder.isEmpty() ? "." : folder, name);
      if (isProgram.test(found)) {
        boolean same = zeroth.indexOf('/') < 0 || found.equals(script);
        return ShellText.quoted(same ? name : zeroth);
      }
    }
    return ShellText.quoted(zeroth.indexOf('/') < 0 ? "./" + zeroth : zeroth);
  }
}
