package dev.kindred.host;

/** Lays JSON that stands on one line out over many. */
final class PrettyJson {
  private final String json;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int depth;

  private PrettyJson(String json) {
    this.json = json;
  }

  /**
   * A document over several lines.
   *
   * @param json valid, without blanks between its parts
   */
  static String of(String json) {
    PrettyJson pretty = new PrettyJson(json);
    while (pretty.at < json.length()) {
      pretty.part(json.charAt(pretty.at++));
    }
    return pretty.out.append('\n').toString();
  }

  private void part(char c) {
    switch (c) {
      case '"' -> text();
      case '{', '[' -> open(c);
      case '}', ']' -> {
        depth--;
        line();
        out.append(c);
      }
      case ',' -> {
        out.append(c);
        line();
      }
      case ':' -> out.append(": ");
      default -> out.append(c);
    }
  }

  private void text() {
    int from = at - 1;
    while (json.charAt(at) != '"') {
      at += json.charAt(at) == '\\' ? 2 : 1;
    }
    out.append(json, from, ++at);
  }

  private void open(char c) {
    out.append(c);
    if ("}]".indexOf(json.charAt(at)) >= 0) {
      out.append(json.charAt(at++));
    } else {
      depth++;
      line();
    }
  }

  private void line() {
    out.append('\n').repeat("  ", depth);
  }
}
