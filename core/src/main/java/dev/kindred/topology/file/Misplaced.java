package dev.kindred.topology.file;

import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.Place;
import java.util.List;
import java.util.Optional;

/** Says what is wrong with a token that stands where none of its kind can, by what is around it. */
final class Misplaced {
  private static final String KEY_FIX = "Write key: value, with a blank after the colon";
  private static final int LONGEST_KEY = 1024;
  private static final String QUOTE_FIX = "Remove it, or put the whole text in quotes";

  private final List<String> lines;
  private final String path;
  private final Faults faults;

  Misplaced(String text, String path, Faults faults) {
    this.lines = text.lines().toList();
    this.path = path;
    this.faults = faults;
  }

  /**
   * Explains what the parser says.
   *
   * @param at where it stumbled
   * @param since where it began what it was doing
   */
  Optional<InvalidTopology> explain(String problem, String context, Place at, Place since) {
    if (problem.startsWith("mapping values are not allowed")) {
      return Optional.of(colon(at));
    }
    if (problem.startsWith("could not find expected ':'")) {
      return Optional.of(
          rest(since).startsWith("-")
              ? fatal(since, "a dash without a blank after it", "Write - item")
              : fatal(since, "a key without a colon", KEY_FIX));
    }
    if (problem.startsWith("expected <block end>")) {
      return Optional.of(blockEnd(context.contains("mapping"), at, since));
    }
    if (problem.startsWith("expected '<document start>'")) {
      return Optional.of(documentStart(at));
    }
    if (problem.startsWith("expected the node content")) {
      return Optional.of(nothing(at));
    }
    return Optional.empty();
  }

  private InvalidTopology colon(Place at) {
    String before = before(at);
    String key = before.replaceFirst("^[\\s-]+", "");
    if (key.contains(": ") || key.contains(":\t")) {
      return fatal(
          at, "a text without quotes cannot hold a colon and a blank", "Put the text in quotes");
    }
    if (key.length() > LONGEST_KEY) {
      return fatal(at, "this key is too long for YAML", "Shorten it");
    }
    int indent = before.length() - key.length();
    Place start = faults.place(at.line(), 1 + before.codePointCount(0, indent));
    return fatal(
        start,
        "this line goes on with the text above it, so that it cannot be a key",
        "Begin it in the column of its neighbours, each of which needs a colon and a blank");
  }

  private InvalidTopology blockEnd(boolean inMapping, Place at, Place since) {
    String rest = rest(at);
    if (!rest.isEmpty() && ",]}".indexOf(rest.charAt(0)) >= 0) {
      return stray(at);
    }
    if (follows(at)) {
      return fatal(at, "this follows a value that has ended", QUOTE_FIX);
    }
    if (rest.startsWith(":")) {
      return fatal(at, "a colon without a key", KEY_FIX);
    }
    if (at.column() == since.column() && inMapping && rest.startsWith("-")) {
      return fatal(
          at, "an item of a list stands among keys", "Write the list's own key: on the line above");
    }
    if (at.column() == since.column() && !inMapping) {
      return fatal(
          at, "this stands among the items of a list", "Begin it with -, or indent it differently");
    }
    return crooked(at);
  }

  private InvalidTopology crooked(Place at) {
    return fatal(
        at,
        "this does not line up with what is above it",
        "Begin keys of one mapping, and the dashes of one list, in the same column");
  }

  private InvalidTopology documentStart(Place at) {
    if (follows(at)) {
      return fatal(at, "this follows a value that has ended", QUOTE_FIX);
    }
    String above = "";
    for (int i = Math.min(at.line() - 1, lines.size()) - 1; i >= 0 && above.isEmpty(); i--) {
      above = lines.get(i).startsWith("#") ? "" : lines.get(i).strip();
    }
    if (above.startsWith("...")) {
      return fatal(
          at,
          "a second document begins here, but a file declares one lab",
          "Remove the line ... above it");
    }
    if (above.startsWith("%")) {
      return fatal(
          at,
          "a line --- must stand between lines that begin with % and this",
          "Remove the lines that begin with %");
    }
    return crooked(at);
  }

  private InvalidTopology nothing(Place at) {
    String rest = rest(at);
    if (rest.startsWith(",")) {
      return fatal(
          at,
          "a value is missing before this comma",
          "Remove the comma, or put a text that holds it in quotes");
    }
    if (rest.startsWith("]") || rest.startsWith("}")) {
      return stray(at);
    }
    return rest.isEmpty() || rest.startsWith("---") || rest.startsWith("...")
        ? fatal(at, "the document ends within brackets", "Close them")
        : fatal(at, "a value is missing here", "Write one, or put the text in quotes");
  }

  private InvalidTopology stray(Place at) {
    boolean comma = rest(at).startsWith(",");
    String what = comma ? "a comma stands outside brackets" : "this bracket closes nothing";
    return fatal(at, what, QUOTE_FIX);
  }

  private InvalidTopology fatal(Place at, String what, String fix) {
    return faults.fatal(at, path, what, fix);
  }

  /** True when something other than dashes stands before the place, on its line. */
  private boolean follows(Place at) {
    return !before(at).replace("-", " ").isBlank();
  }

  private String before(Place at) {
    String line = line(at);
    return line.substring(0, line.length() - rest(at).length());
  }

  private String rest(Place at) {
    String line = line(at);
    int letters = Math.min(at.column() - 1, line.codePointCount(0, line.length()));
    return line.substring(line.offsetByCodePoints(0, letters));
  }

  private String line(Place at) {
    return at.line() <= lines.size() ? lines.get(at.line() - 1) : "";
  }
}
