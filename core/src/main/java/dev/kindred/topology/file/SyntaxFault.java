package dev.kindred.topology.file;

import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.Place;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Says in plain words what the YAML parser stumbled over. */
final class SyntaxFault {
  private static final String NO_TOKEN = "found character '";
  private static final String NO_ESCAPE = "found unknown escape character ";
  private static final String QUOTE_IT = "Put the text in quotes";
  private static final String ESCAPES = "Write \\\\ for a backslash, or use single quotes";

  /** What the parser says, or what it says it was doing, as it begins; and the same for people. */
  private record Known(String start, String what, String fix) {}

  private static final List<Known> KNOWN =
      List.of(
          new Known(
              "sequence entries are not allowed",
              "a list cannot begin here",
              "Begin it on the line below its key, each item as - item"),
          new Known("mapping keys are not allowed", "a ? cannot stand here", QUOTE_IT),
          new Known(
              "unexpected character found",
              "* and & begin the name of an alias, and none is here",
              QUOTE_IT),
          new Known(
              "expected escape sequence",
              "\\x, \\u and \\U in double quotes take 2, 4 and 8 hexadecimal digits",
              ESCAPES),
          new Known(
              "the leading empty lines",
              "the blank lines before this text are indented deeper than the text",
              "Remove the blanks in them"));

  private static final List<Known> KNOWN_BY_CONTEXT =
      List.of(
          new Known(
              "while scanning a block scalar",
              "| and > begin a text of several lines, and this cannot follow them",
              "Begin the text on the line below, or put it in quotes"),
          new Known(
              "while scanning a tag",
              "! begins a tag, and this is none",
              "Remove the tag, or put the text in quotes"));

  private final String text;
  private final String path;
  private final Faults faults;

  private SyntaxFault(String text, String path, Faults faults) {
    this.text = text;
    this.path = path;
    this.faults = faults;
  }

  /**
   * The fault that the parser's exception speaks of; empty when it does not say what it means.
   *
   * @param path the key that was being read
   */
  static Optional<InvalidTopology> of(
      YamlEngineException fault, String text, String path, Faults faults) {
    return new SyntaxFault(text, path, faults).of(fault);
  }

  private Optional<InvalidTopology> of(YamlEngineException fault) {
    if (fault instanceof MarkedYamlEngineException marked) {
      return Optional.of(marked(marked));
    }
    if (fault instanceof YamlVersionException) {
      String what = "this version of YAML is not known here";
      return Optional.of(faults.fatal(faults.place(versionLine(), 1), "", what, "Remove the line"));
    }
    return unprintable();
  }

  private InvalidTopology marked(MarkedYamlEngineException fault) {
    String problem = fault.getProblem().strip().replaceAll("\\s+", " ");
    String context = String.valueOf(fault.getContext());
    Place at = place(fault.getProblemMark().or(fault::getContextMark));
    Place since = place(fault.getContextMark().or(fault::getProblemMark));
    if (problem.contains("\\t(TAB)")) {
      return fatal(at, "a tab stands where YAML wants blanks", "Write blanks instead");
    }
    if (problem.startsWith(NO_TOKEN)) {
      String letter = letterAfter(NO_TOKEN, problem);
      return fatal(at, "a text without quotes cannot begin with " + letter, QUOTE_IT);
    }
    if (problem.startsWith(NO_ESCAPE) && !problem.startsWith(NO_ESCAPE + '\0')) {
      String letter = letterAfter(NO_ESCAPE, problem);
      return fatal(at, "\\" + letter + " stands for nothing in double quotes", ESCAPES);
    }
    if (isDirective(problem, context)) {
      String what = "a line that begins with % has no place or no meaning here";
      return faults.fatal(at, "", what, "Remove the line: a topology needs none");
    }
    return known(KNOWN, problem, at)
        .or(() -> known(KNOWN_BY_CONTEXT, context, at))
        .or(() -> unclosed(problem, at, since))
        .or(() -> new Misplaced(text, path, faults).explain(problem, context, at, since))
        .orElseGet(
            () -> fatal(at, "this is no YAML: " + problem, "Put texts that hold signs in quotes"));
  }

  private static boolean isDirective(String problem, String context) {
    return context.contains("directive")
        || problem.endsWith("before directives, but found '<directive>'")
        || problem.startsWith("found duplicate YAML")
        || problem.startsWith("duplicate tag handle");
  }

  private Optional<InvalidTopology> known(List<Known> list, String said, Place at) {
    for (Known known : list) {
      if (said.startsWith(known.start())) {
        return Optional.of(fatal(at, known.what(), known.fix()));
      }
    }
    if (said.startsWith("found undefined tag handle")) {
      return known(KNOWN_BY_CONTEXT, "while scanning a tag", at);
    }
    return Optional.empty();
  }

  private Optional<InvalidTopology> unclosed(String problem, Place at, Place since) {
    if (problem.startsWith(NO_ESCAPE + '\0')
        || problem.startsWith("found unexpected end of stream")
        || problem.startsWith("found unexpected document separator")) {
      return Optional.of(fatal(since, "the quoted text that begins here has no end", "Close it"));
    }
    if (problem.startsWith("expected ',' or")) {
      if (problem.contains("<stream end>")) {
        return Optional.of(fatal(since, "the bracket that opens here has no end", "Close it"));
      }
      String what = "the bracket of line " + since.line() + " is not closed before this";
      return Optional.of(fatal(at, what, "Close it, or separate its items with commas"));
    }
    return Optional.empty();
  }

  private InvalidTopology fatal(Place at, String what, String fix) {
    return faults.fatal(at, path, what, fix);
  }

  private static String letterAfter(String start, String problem) {
    return Character.toString(problem.codePointAt(start.length()));
  }

  private Place place(Optional<Mark> mark) {
    int line = mark.map(Mark::getLine).orElse(0);
    int column = mark.map(Mark::getColumn).orElse(0);
    return faults.place(line + 1, column + 1);
  }

  private int versionLine() {
    List<String> lines = text.lines().toList();
    int line = 0;
    while (line < lines.size() - 1 && !lines.get(line).startsWith("%YAML")) {
      line++;
    }
    return line + 1;
  }

  private Optional<InvalidTopology> unprintable() {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int letter = text.codePointAt(i);
      if (!StreamReader.isPrintable(letter)) {
        String what = "the control character U+%04X stands here".formatted(letter);
        Place place = faults.place(line, column);
        return Optional.of(faults.fatal(place, "", what, "Remove it: YAML is plain text"));
      }
      boolean ends = letter == '\n' || letter == '\r' && !text.startsWith("\n", i + 1);
      line += ends ? 1 : 0;
      column = ends ? 1 : column + 1;
    }
    return Optional.empty();
  }
}
