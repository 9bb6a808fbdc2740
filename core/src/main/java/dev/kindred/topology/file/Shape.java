package dev.kindred.topology.file;

import dev.kindred.topology.file.YamlNode.Items;
import dev.kindred.topology.file.YamlNode.Scalar;
import dev.kindred.topology.file.YamlNode.Type;
import java.util.List;

/**
 * What the value of a key may be. Reading checks values against shapes, and the JSON Schema is
 * written from them, so that the two cannot differ. What a shape cannot say (references, overlaps)
 * is checked by the readers of the sections.
 */
public sealed interface Shape
    permits Compound,
        Shape.Name,
        Shape.Text,
        Shape.Command,
        Shape.Word,
        Shape.Choice,
        Shape.Whole,
        Shape.Truth,
        Shape.Blocks,
        Shape.Keyword,
        AnyValue,
        Reserved {
  /** What is wanted, for a message: {@code a whole number from 1 to 9}. */
  String wanted();

  /** True when the value is of the right kind: a list, a number, a text. */
  boolean fits(YamlNode node);

  /** Reports what is wrong with a value that fits. */
  void check(Value value, Faults faults);

  /** Reports what is wrong with a value. */
  default void examine(Value value, Faults faults) {
    faults.stands(value);
    if (fits(value.node())) {
      check(value, faults);
    } else {
      String what = "must be " + wanted() + ", but is " + value.node().described();
      faults.add(value, what, faults.full() ? "" : Remedy.of(value.node(), this));
    }
  }

  /** A name: a label of RFC 1123 in lower case. */
  record Name() implements Shape {
    @Override
    public String wanted() {
      return "a name";
    }

    @Override
    public boolean fits(YamlNode node) {
      return Texts.isText(node);
    }

    @Override
    public void check(Value value, Faults faults) {
      Texts.checkName(value, faults);
    }
  }

  /** A text that is not empty. */
  record Text() implements Shape {
    @Override
    public String wanted() {
      return "a text";
    }

    @Override
    public boolean fits(YamlNode node) {
      return Texts.isText(node);
    }

    @Override
    public void check(Value value, Faults faults) {
      if (value.text().orElse("").isBlank()) {
        faults.add(value, "is empty", "Leave the key out for its default");
      }
    }
  }

  /** A command in one line, split into words as a shell would, without expanding anything. */
  record Command() implements Shape {
    @Override
    public String wanted() {
      return "a command line";
    }

    @Override
    public boolean fits(YamlNode node) {
      return Texts.isText(node);
    }

    @Override
    public void check(Value value, Faults faults) {
      if (value.text().orElse("").isBlank()) {
        faults.add(value, "is empty", "Leave the key out for pods that wait");
      } else if (CommandLine.split(value.text().orElse("")).isEmpty()) {
        unfinished(value, faults);
      }
    }
  }

  private static void unfinished(Value value, Faults faults) {
    boolean backslash = CommandLine.split(value.text().orElse("") + "x").isPresent();
    faults.add(
        value,
        backslash ? "ends with a backslash that keeps nothing" : "has a quote that is not closed",
        backslash ? "Remove it, or write it twice" : "Close it, or write a list of words");
  }

  /** A word of a command; numbers and truth values are taken as they are written. */
  record Word() implements Shape {
    @Override
    public String wanted() {
      return "a word";
    }

    @Override
    public boolean fits(YamlNode node) {
      return node instanceof Scalar scalar && scalar.type() != Type.NOTHING;
    }

    @Override
    public void check(Value value, Faults faults) {}
  }

  /** One of some words; an open choice is checked later, against what there is. */
  record Choice(String noun, List<String> words, boolean open) implements Shape {
    /** Copies its list. */
    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public String wanted() {
      return "one of " + String.join(", ", words);
    }

    @Override
    public boolean fits(YamlNode node) {
      return Texts.isText(node);
    }

    @Override
    public void check(Value value, Faults faults) {
      if (!open) {
        Texts.checkChoice(value, noun, words, faults);
      }
    }
  }

  /** One word and no other; for an alternative. */
  record Keyword(String word) implements Shape {
    @Override
    public String wanted() {
      return "the word " + word;
    }

    @Override
    public boolean fits(YamlNode node) {
      return node instanceof Scalar scalar && scalar.text().equals(word);
    }

    @Override
    public void check(Value value, Faults faults) {}
  }

  /** A whole number. */
  record Whole(int least, int most) implements Shape {
    @Override
    public String wanted() {
      return "a whole number from " + least + " to " + most;
    }

    @Override
    public boolean fits(YamlNode node) {
      return Texts.isNumber(node);
    }

    @Override
    public void check(Value value, Faults faults) {
      int number = value.whole().orElse(Integer.MIN_VALUE);
      if (number < least || number > most) {
        String text = value.text().orElse("");
        String fix = Remedy.ofNumber(text, this);
        faults.add(value, "must be " + wanted() + ", but is " + value.node().described(), fix);
      }
    }
  }

  /** True or false. */
  record Truth() implements Shape {
    @Override
    public String wanted() {
      return "true or false";
    }

    @Override
    public boolean fits(YamlNode node) {
      return node instanceof Scalar scalar && scalar.type() == Type.TRUTH;
    }

    @Override
    public void check(Value value, Faults faults) {}
  }

  /** An address block, or a list with at most one a family. */
  record Blocks() implements Shape {
    @Override
    public String wanted() {
      return "an address block such as 10.1.0.0/16, or a list with one a family";
    }

    @Override
    public boolean fits(YamlNode node) {
      return Texts.isText(node) || Texts.isNumber(node) || node instanceof Items;
    }

    @Override
    public void check(Value value, Faults faults) {
      BlockCheck.check(value, faults);
    }
  }
}
