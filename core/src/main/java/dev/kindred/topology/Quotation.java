package dev.kindred.topology;

/** Words of a file in messages. */
public final class Quotation {
  /** In characters. */
  private static final int LONGEST = 64;

  private Quotation() {}

  /** A text as it is if it is a simple word, else in quotes, cut to what a message can bear. */
  public static String shown(String text) {
    boolean simple = !text.isEmpty() && text.length() <= LONGEST;
    for (int i = 0; i < text.length() && simple; i++) {
      char letter = text.charAt(i);
      simple = Character.isLetterOrDigit(letter) || "-_/<".indexOf(letter) >= 0;
    }
    return simple ? text : quoted(text);
  }

  /** The text in quotes, cut to what a message can bear. */
  public static String quoted(String text) {
    StringBuilder shown = new StringBuilder();
    for (char letter : cut(text).toCharArray()) {
      switch (Character.getType(letter)) {
        case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR ->
            shown.append(letter == '\n' ? "\\n" : "\\u%04x".formatted((int) letter));
        default -> shown.append(letter);
      }
    }
    return '"' + cut(shown.toString()) + '"';
  }

  /** The text without quotes, cut to what a message can bear. */
  public static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(LONGEST - 5));
    return text.substring(0, LONGEST - (splits ? 5 : 4)) + "…";
  }
}
