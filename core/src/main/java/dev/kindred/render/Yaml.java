package dev.kindred.render;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Writes maps, lists, text, numbers and truths as YAML that versions 1.1 and 1.2 read alike. Text
 * of several lines is a literal block where it can be; other text is quoted unless it is plain
 * beyond doubt.
 */
final class Yaml {
  /** What YAML 1.1 takes for a truth or for nothing. */
  private static final Set<String> WORDS =
      Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

  private final StringBuilder out = new StringBuilder();

  private Yaml() {}

  /** A document that is a mapping. */
  static String of(Map<String, ?> document) {
    Yaml yaml = new Yaml();
    yaml.entries(document, "", "");
    return yaml.out.toString();
  }

  /**
   * @param first what stands before the first key: the indentation, or a dash of a list
   */
  private void entries(Map<?, ?> map, String first, String indent) {
    String before = first;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(before).append(scalar(String.valueOf(entry.getKey()))).append(':');
      value(entry.getValue(), indent);
      before = indent;
    }
  }

  private void value(Object value, String indent) {
    switch (value) {
      case Map<?, ?> map when map.isEmpty() -> out.append(" {}\n");
      case List<?> list when list.isEmpty() -> out.append(" []\n");
      case Map<?, ?> map -> {
        out.append('\n');
        entries(map, indent + "  ", indent + "  ");
      }
      case List<?> list -> {
        out.append('\n');
        list.forEach(item -> item(item, indent + "  "));
      }
      case String text when isBlock(text) -> block(text, indent + "  ");
      case String text -> out.append(' ').append(scalar(text)).append('\n');
      case Number number -> out.append(' ').append(number).append('\n');
      case Boolean truth -> out.append(' ').append(truth).append('\n');
      default -> throw new IllegalArgumentException("no YAML for " + value.getClass());
    }
  }

  private void item(Object item, String indent) {
    if (item instanceof Map<?, ?> map && !map.isEmpty()) {
      entries(map, indent + "- ", indent + "  ");
    } else {
      out.append(indent).append('-');
      value(item, indent);
    }
  }

  /** True for text that a literal block gives back as it is. */
  private static boolean isBlock(String text) {
    boolean ends = text.endsWith("\n") && !text.endsWith("\n\n");
    if (!ends || text.startsWith(" ") || text.startsWith("\n")) {
      return false;
    }
    return text.chars().allMatch(c -> c == '\n' || isPrintable(c));
  }

  private void block(String text, String indent) {
    out.append(" |\n");
    text.lines().forEach(line -> out.append(line.isEmpty() ? "" : indent + line).append('\n'));
  }

  private static String scalar(String text) {
    return isPlain(text) ? text : quoted(text);
  }

  /** Begins with a letter or a slash and has none of the characters that mean something. */
  private static boolean isPlain(String text) {
    boolean reserved = WORDS.contains(text.toLowerCase(Locale.ROOT));
    if (text.isEmpty() || reserved || !isLetter(text.charAt(0)) && text.charAt(0) != '/') {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inner = c == ':' && i + 1 < text.length() && text.charAt(i + 1) != ' ';
      boolean blank = c == ' ' && i + 1 < text.length() && text.charAt(i + 1) != '#';
      if (!isLetter(c) && !Character.isDigit(c) && "-_./,".indexOf(c) < 0 && !inner && !blank) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isPrintable(int c) {
    return c >= ' ' && c < 0x7F || c >= 0xA0 && c < 0xD800 && c != 0x2028 && c != 0x2029;
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        case '\r' -> quoted.append("\\r");
        default -> {
          boolean plain = isPrintable(c) || Character.isSurrogate(c);
          quoted.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
      }
    }
    return quoted.append('"').toString();
  }
}
