package dev.kindred.topology.file;

import dev.kindred.topology.file.Compound.Either;
import dev.kindred.topology.file.Compound.Fields;
import dev.kindred.topology.file.Compound.Rows;
import dev.kindred.topology.file.Compound.Table;
import dev.kindred.topology.file.Shape.Blocks;
import dev.kindred.topology.file.Shape.Choice;
import dev.kindred.topology.file.Shape.Name;
import dev.kindred.topology.file.Shape.Truth;
import dev.kindred.topology.file.Shape.Whole;
import dev.kindred.topology.file.YamlNode.Entries;
import dev.kindred.topology.file.YamlNode.Entry;
import dev.kindred.topology.file.YamlNode.Items;
import dev.kindred.topology.file.YamlNode.Scalar;
import dev.kindred.topology.file.YamlNode.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * Finds what to write instead of a value of the wrong kind. A change is only proposed when its
 * result would be accepted.
 */
final class Remedy {
  private static final int LONGEST = 40;

  private final YamlNode node;
  private final Shape shape;

  private Remedy(YamlNode node, Shape shape) {
    this.node = node;
    this.shape = shape;
  }

  /** A sentence; empty when nothing is better than what the shape says that it wants. */
  static String of(YamlNode node, Shape shape) {
    Remedy remedy = new Remedy(node, shape);
    String change =
        switch (node) {
          case Scalar word when word.type() == Type.NOTHING -> "Give it a value, or leave it out";
          case Scalar word -> remedy.ofWord(word);
          case Items list -> remedy.ofList(list.items());
          case Entries mapping -> remedy.ofMapping(mapping.entries());
        };
    return change.isEmpty() ? example(shape) : change;
  }

  private static String example(Shape shape) {
    return switch (shape) {
      case Name _ -> "Write one such as edge-1";
      case Whole _ -> "Write it in digits";
      case Table table when table.cell() instanceof Blocks ->
          "Write each as cluster: block, such as edge1: 10.1.1.0/24";
      default -> "";
    };
  }

  /** YAML 1.1 had more words for them. */
  private static String ofTruth(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "yes", "on", "y" -> "Write true";
      case "no", "off", "n" -> "Write false";
      default -> "";
    };
  }

  private String ofWord(Scalar word) {
    Type other = word.type() == Type.TEXT ? ScalarType.of(word.text()) : Type.TEXT;
    Entries named = named(word);
    boolean retypes = other != word.type() && !(shape instanceof Choice);
    if (retypes && accepted(new Scalar(word.place(), word.text(), other))) {
      return other == Type.TEXT
          ? "Put it in quotes: " + word.quoted()
          : "Remove the quotes: " + word.text();
    }
    if (shape instanceof Truth) {
      return ofTruth(word.text());
    }
    if (accepted(listOf(word))) {
      return "Write it as a list: [" + word.shown() + "]";
    }
    if (!(shape instanceof Table) && accepted(named)) {
      return "Write it as name: " + word.shown();
    }
    if (accepted(listOf(named))) {
      return "Write a list of items as - name: " + word.shown();
    }
    boolean rows = accepted(listOf(named(new Scalar(word.place(), "x", Type.TEXT))));
    return rows ? "Write a list of items as - name: …" : "";
  }

  private String ofList(List<YamlNode> items) {
    return items.size() == 1 && items.getFirst() instanceof Scalar word && accepted(word)
        ? "Write it without the list: " + word.shown()
        : "";
  }

  /** A dash is missing before the mapping, or its keys are names, as in other tools' files. */
  private String ofMapping(List<Entry> entries) {
    if (!shape.fits(listOf(node)) || entries.isEmpty()) {
      return accepted(new Items(node.place(), List.of())) ? "Write [] for none" : "";
    }
    Scalar first = entries.getFirst().key();
    for (Entry entry : entries) {
      if (hasKey(shape, entry.key().text())) {
        return "Put a dash before it: - " + first.shown() + ": …";
      }
    }
    return accepted(listOf(named(first)))
        ? "Write a list of items as - name: " + first.shown()
        : "";
  }

  /** True when this is a key of the rows that the shape takes. */
  private static boolean hasKey(Shape shape, String name) {
    return switch (shape) {
      case Rows rows -> hasKey(rows.item(), name);
      case Either either -> either.shapes().stream().anyMatch(s -> hasKey(s, name));
      case Fields fields -> fields.keys().stream().anyMatch(k -> k.name().equals(name));
      default -> false;
    };
  }

  private boolean accepted(YamlNode other) {
    Faults faults = Faults.forgetful();
    if (shape.fits(other)) {
      shape.check(new Value("", other), faults);
      return faults.none();
    }
    return false;
  }

  private static Items listOf(YamlNode item) {
    return new Items(item.place(), List.of(item));
  }

  private static Entries named(Scalar name) {
    Scalar key = new Scalar(name.place(), "name", Type.TEXT);
    return new Entries(name.place(), List.of(new Entry(key, name)));
  }

  /** What to write instead of a number that is not whole or out of range. */
  static String ofNumber(String text, Whole wanted) {
    String plain = "Write it in plain digits";
    if (text.length() > LONGEST) {
      return plain;
    }
    try {
      BigDecimal number = new BigDecimal(text);
      if (number.compareTo(BigDecimal.valueOf(wanted.least())) < 0) {
        return "Write " + wanted.least() + " or more";
      }
      if (number.compareTo(BigDecimal.valueOf(wanted.most())) > 0) {
        return "Write " + wanted.most() + " or less";
      }
      return "Did you mean " + number.intValue() + "?";
    } catch (NumberFormatException notDecimal) {
      return plain;
    }
  }
}
