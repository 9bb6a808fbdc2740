package dev.kindred.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Writes commands as a POSIX shell reads them. */
public final class ShellText {
  private static final Pattern SAFE = Pattern.compile("[\\p{L}\\p{Nd}_./:=,@%+-]+");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private static final String SCRIPT = "…";

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

  /** A command as one line for people, without the source of what a shell is given to run. */
  static String brief(Command command) {
    List<String> words = command.arguments();
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      shown.add(isScript(words, i) ? SCRIPT : words.get(i));
    }
    return of(command.arguments(shown)).replace(inQuotes(SCRIPT), SCRIPT);
  }

  /** True where something of it cannot be shown, so that the line cannot be typed. */
  static boolean hasScript(Command command) {
    List<String> words = command.arguments();
    return IntStream.range(0, words.size()).anyMatch(i -> isScript(words, i));
  }

  private static boolean isScript(List<String> words, int index) {
    boolean ofShell =
        index > 1 && words.get(index - 1).equals("-c") && words.get(index - 2).endsWith("sh");
    return ofShell || words.get(index).indexOf('\n') >= 0;
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
