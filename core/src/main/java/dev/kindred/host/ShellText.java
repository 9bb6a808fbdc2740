package dev.kindred.host;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Writes commands as a POSIX shell reads them. */
public final class ShellText {
  private static final Pattern SAFE = Pattern.compile("[\\p{L}\\p{Nd}_./:=,@%+-]+");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private ShellText() {}

  /** A command as one line to paste, without its input. */
  static String of(Command command) {
    StringBuilder line = new StringBuilder();
    if (!command.directory().equals(Command.HERE)) {
      line.append("cd ").append(quoted(command.directory().toString())).append(" && ");
    }
    Map<String, String> environment = new TreeMap<>(command.environment());
    if (!environment.keySet().stream().allMatch(n -> VARIABLE.matcher(n).matches())) {
      line.append("env ");
    }
    environment.forEach((name, value) -> line.append(assignment(name, value)).append(' '));
    String program = command.arguments().getFirst();
    // A shell takes a first word with = in it for an assignment.
    line.append(program.indexOf('=') < 0 ? quoted(program) : inQuotes(program));
    command.arguments().stream().skip(1).forEach(a -> line.append(' ').append(quoted(a)));
    return line.toString();
  }

  private static String assignment(String name, String value) {
    return VARIABLE.matcher(name).matches()
        ? name + "=" + (value.isEmpty() ? "" : quoted(value))
        : inQuotes(name + "=" + value);
  }

  /** One word, in quotes where it needs them. */
  public static String quoted(String word) {
    return SAFE.matcher(word).matches() ? word : inQuotes(word);
  }

  private static String inQuotes(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
