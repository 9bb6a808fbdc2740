package dev.kindred.render;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes SVG elements; text and attributes are escaped. Coordinates are whole pixels. */
final class Svg {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Begins an element, to be ended by {@link #end}.
   *
   * @param attributes names and values in turn
   */
  Svg begin(String element, Object... attributes) {
    line("<" + element + attributes(attributes) + ">");
    open.push(element);
    return this;
  }

  /** Ends the element that was begun last. */
  Svg end() {
    String element = open.pop();
    line("</" + element + ">");
    return this;
  }

  /** An element without content. */
  Svg leaf(String element, Object... attributes) {
    line("<" + element + attributes(attributes) + "/>");
    return this;
  }

  /** An element that holds text. */
  Svg holding(String text, String element, Object... attributes) {
    line("<" + element + attributes(attributes) + ">" + escaped(text) + "</" + element + ">");
    return this;
  }

  /** Text that begins at a point of its base line. */
  Svg text(String text, String classes, int x, int y) {
    return holding(text, "text", "class", classes, "x", x, "y", y);
  }

  /** Text that ends at a point of its base line. */
  Svg textBefore(String text, String classes, int x, int y) {
    return holding(text, "text", "class", classes + " end", "x", x, "y", y);
  }

  Svg rect(String classes, Area area, int radius) {
    return leaf(
        "rect",
        "class",
        classes,
        "x",
        area.x(),
        "y",
        area.y(),
        "width",
        area.width(),
        "height",
        area.height(),
        "rx",
        radius);
  }

  Svg vertical(String classes, int x, int from, int to) {
    return leaf("path", "class", classes, "d", "M" + x + " " + from + "V" + to);
  }

  private void line(String text) {
    out.append("  ".repeat(open.size())).append(text).append('\n');
  }

  private static String attributes(Object... attributes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]).append("=\"");
      text.append(escaped(String.valueOf(attributes[i + 1]))).append('"');
    }
    return text.toString();
  }

  /** What XML 1.0 cannot hold at all becomes the replacement character. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '&' -> escaped.append("&amp;");
            case '"' -> escaped.append("&quot;");
            default -> escaped.appendCodePoint(isCharacter(c) ? c : 0xFFFD);
          }
        });
    return escaped.toString();
  }

  private static boolean isCharacter(int c) {
    boolean low = c >= 0x20 || c == '\t' || c == '\n' || c == '\r';
    return low && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  /** A rectangle. */
  record Area(int x, int y, int width, int height) {
    int right() {
      return x + width;
    }

    int bottom() {
      return y + height;
    }

    int middle() {
      return x + width / 2;
    }
  }
}
