package dev.kindred.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A program that takes part, and what it says that it is.
 *
 * @param name as Kindred calls it
 * @param path its file
 * @param version as the program says; {@code unknown} where it does not
 */
public record ProgramVersion(String name, Path path, String version) {
  private static final Duration SOON = Duration.ofSeconds(10);

  /** Asks a program of PATH; empty where there is none. */
  public static Optional<ProgramVersion> find(String name, String... question) {
    return Programs.find(name).map(path -> of(name, path, question));
  }

  /** Asks a program. */
  public static ProgramVersion of(String name, Path path, String... question) {
    String[] line = new String[question.length + 1];
    line[0] = path.toString();
    System.arraycopy(question, 0, line, 1, question.length);
    try {
      Command.Output said = Command.of(line).timeout(SOON).tryRun();
      return new ProgramVersion(name, path, in(said.stdout() + said.stderr()));
    } catch (Fault e) {
      return new ProgramVersion(name, path, "unknown");
    }
  }

  /** The first word of the first line that is a number with dots, without a v before it. */
  static String in(String said) {
    for (String word : said.strip().lines().findFirst().orElse("").split("[\\s,]+")) {
      String number = word.startsWith("v") ? word.substring(1) : word;
      if (number.indexOf('.') > 0 && Character.isDigit(number.charAt(0))) {
        return number;
      }
    }
    return "unknown";
  }
}
