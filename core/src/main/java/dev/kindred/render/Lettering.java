package dev.kindred.render;

/**
 * How wide text comes out. No font is embedded, so these are the widths of common fonts, with some
 * room.
 */
final class Lettering {
  private Lettering() {}

  /** The width of text in a proportional font, in pixels. */
  static int width(String text, int size) {
    double ems = 0;
    for (int i = 0; i < text.length(); i++) {
      ems += em(text.charAt(i));
    }
    return (int) Math.ceil(ems * size);
  }

  private static double em(char letter) {
    if ("iljI.,:/|'·- ".indexOf(letter) >= 0) {
      return 0.33;
    }
    if ("rtf".indexOf(letter) >= 0) {
      return 0.42;
    }
    return "mwMW@…".indexOf(letter) >= 0 ? 0.92 : 0.62;
  }

  /** The width of text in a font of one width, in pixels. */
  static int monoWidth(String text, int size) {
    return (int) Math.ceil(text.length() * 0.61 * size);
  }

  /** The text, with its middle left out where it is too wide: both ends tell names apart. */
  static String fitted(String text, int size, int width) {
    String shown = text;
    for (int keep = text.length() - 1; keep > 2 && width(shown, size) > width; keep--) {
      int head = (keep + 1) / 2;
      shown = text.substring(0, head) + "…" + text.substring(text.length() - keep + head);
    }
    return shown;
  }
}
