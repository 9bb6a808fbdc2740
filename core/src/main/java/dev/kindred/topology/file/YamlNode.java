package dev.kindred.topology.file;

import dev.kindred.topology.Place;
import dev.kindred.topology.Quotation;
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
      return Quotation.shown(text);
    }

    /** The text in quotes, cut to what a message can bear. */
    String quoted() {
      return Quotation.quoted(text);
    }

    /** The text without quotes, cut to what a message can bear. */
    String cut() {
      return Quotation.cut(text);
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
