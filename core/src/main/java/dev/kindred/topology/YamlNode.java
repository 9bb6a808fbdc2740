package dev.kindred.topology;

import java.util.List;

/** A value of a YAML document and the place where it begins. */
public sealed interface YamlNode {
  /** Where the value begins. */
  Place place();

  /** What it is, for a message: {@code a list}, {@code the number 3}. */
  String described();

  /** What a plain or quoted word is by the core schema of YAML 1.2. */
  enum Type {
    NOTHING,
    TRUTH,
    NUMBER,
    TEXT
  }

  /** A single word, number or text. */
  record Scalar(Place place, String text, Type type) implements YamlNode {
    private static final int LONGEST_SHOWN = 64;

    @Override
    public String described() {
      return switch (type) {
        case NOTHING -> "empty";
        case TRUTH -> text;
        case NUMBER -> "the number " + cut();
        case TEXT -> text.isEmpty() ? "an empty text" : "the text " + quoted();
      };
    }

    /** The text as it is if it is a simple word, else in quotes. */
    String shown() {
      return shown(text);
    }

    /** A text as it is if it is a simple word, else in quotes, cut to what a message can bear. */
    static String shown(String text) {
      boolean simple = !text.isEmpty() && text.length() <= LONGEST_SHOWN;
      for (int i = 0; i < text.length() && simple; i++) {
        char letter = text.charAt(i);
        simple = Character.isLetterOrDigit(letter) || "-_/<".indexOf(letter) >= 0;
      }
      return simple ? text : quoted(text);
    }

    /** The text in quotes, cut to what a message can bear. */
    String quoted() {
      return quoted(text);
    }

    private static String quoted(String text) {
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
    String cut() {
      return cut(text);
    }

    private static String cut(String text) {
      if (text.length() <= LONGEST_SHOWN) {
        return text;
      }
      boolean splits = Character.isHighSurrogate(text.charAt(LONGEST_SHOWN - 5));
      return text.substring(0, LONGEST_SHOWN - (splits ? 5 : 4)) + "…";
    }
  }

  /** A list. */
  record Items(Place place, List<YamlNode> items) implements YamlNode {
    @Override
    public String described() {
      return "a list";
    }
  }

  /** A mapping in the order of the file; a key may stand in it twice. */
  record Entries(Place place, List<Entry> entries) implements YamlNode {
    @Override
    public String described() {
      return "a mapping of keys";
    }
  }

  /** A key of a mapping and its value. */
  record Entry(Scalar key, YamlNode value) {}
}
