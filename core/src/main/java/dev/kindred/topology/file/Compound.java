package dev.kindred.topology.file;

import dev.kindred.topology.Suggestion;
import dev.kindred.topology.file.YamlNode.Entries;
import dev.kindred.topology.file.YamlNode.Entry;
import dev.kindred.topology.file.YamlNode.Items;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A shape that is made of others: lists, mappings, alternatives. */
public sealed interface Compound extends Shape {
  /** A name, a list of names, or the word {@code all}. */
  record Names(String noun, int least) implements Compound {
    @Override
    public String wanted() {
      return "a list of " + noun + " names, or the word all";
    }

    @Override
    public boolean fits(YamlNode node) {
      return Texts.isText(node) || Texts.isNumber(node) || node instanceof Items;
    }

    @Override
    public void check(Value value, Faults faults) {
      List<Value> items = value.items();
      if (items.size() < least) {
        faults.add(value, "is an empty list", "Leave the key out for its default");
      }
      for (Value item : items) {
        if (Texts.isNumber(item.node())) {
          faults.stands(item);
          String what = "must be a " + noun + " name, but is " + item.node().described();
          faults.add(item, what, "Write the name, in quotes if it is all digits");
        } else {
          new Name().examine(item, faults);
        }
      }
    }
  }

  /** A list. */
  record Rows(String noun, Shape item, int least, int most) implements Compound {
    @Override
    public String wanted() {
      return "a list of " + noun;
    }

    @Override
    public boolean fits(YamlNode node) {
      return node instanceof Items;
    }

    @Override
    public void check(Value value, Faults faults) {
      List<Value> items = value.items();
      if (items.size() > most) {
        String what = "has " + items.size() + " " + noun + ", but " + most + " are the most";
        String fix = item instanceof Word ? "Put it into a script" : "Split it into several labs";
        throw faults.fatal(value.node().place(), value.path(), what, fix);
      }
      if (items.size() < least) {
        faults.add(value, "is an empty list", "Leave the key out for its default");
      }
      for (Value row : items) {
        item.examine(row, faults);
      }
    }
  }

  /** A mapping whose keys the file chooses. */
  record Table(String noun, Shape cell) implements Compound {
    @Override
    public String wanted() {
      return "a mapping of " + noun;
    }

    @Override
    public boolean fits(YamlNode node) {
      return node instanceof Entries;
    }

    @Override
    public void check(Value value, Faults faults) {
      checkTwice(value, faults);
      for (Entry entry : value.entries()) {
        cell.examine(value.under(entry), faults);
      }
    }
  }

  /** The first of these that fits. */
  record Either(List<Shape> shapes) implements Compound {
    /** Copies its list. */
    public Either {
      shapes = List.copyOf(shapes);
    }

    @Override
    public String wanted() {
      StringBuilder text = new StringBuilder();
      for (Shape shape : shapes) {
        text.append(text.isEmpty() ? "" : ", or ").append(shape.wanted());
      }
      return text.toString();
    }

    @Override
    public boolean fits(YamlNode node) {
      for (Shape shape : shapes) {
        if (shape.fits(node)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void check(Value value, Faults faults) {
      for (Shape shape : shapes) {
        if (shape.fits(value.node())) {
          shape.check(value, faults);
          return;
        }
      }
    }
  }

  /** A mapping with keys that are known. */
  record Fields(String noun, List<Key> keys) implements Compound {
    /** Copies its list. */
    public Fields {
      keys = List.copyOf(keys);
    }

    @Override
    public String wanted() {
      return "a mapping with the keys of " + article() + noun;
    }

    @Override
    public boolean fits(YamlNode node) {
      return node instanceof Entries;
    }

    @Override
    public void check(Value value, Faults faults) {
      checkTwice(value, faults);
      Set<String> meant = new HashSet<>();
      for (Entry entry : value.entries()) {
        Shape shape = shapeOf(entry.key().text());
        if (shape == null) {
          unknown(value, entry, faults).ifPresent(meant::add);
        } else {
          shape.examine(value.under(entry), faults);
        }
      }
      for (Key key : keys) {
        String name = key.name();
        if (key.required() && value.at(name).isEmpty() && !meant.contains(name)) {
          faults.add(value, "this " + noun + " has no " + name, "Add " + name + ": …");
        }
      }
    }

    private String article() {
      return "aeiou".indexOf(noun.charAt(0)) < 0 ? "a " : "an ";
    }

    private @Nullable Shape shapeOf(String name) {
      for (Key key : keys) {
        if (key.name().equals(name)) {
          return key.shape();
        }
      }
      return null;
    }

    /** Notes an unknown key; the known one that is probably meant. */
    private Optional<String> unknown(Value value, Entry entry, Faults faults) {
      if (faults.full()) {
        faults.add(value, "", "");
        return Optional.empty();
      }
      String key = entry.key().text();
      List<String> names = new ArrayList<>();
      for (Key known : keys) {
        names.add(known.name());
      }
      String fix =
          key.equals("<<")
              ? "YAML 1.2 has no merge keys: repeat the keys here"
              : Suggestion.didYouMean(key, names, "");
      String what = article() + noun + " has no key " + entry.key().shown();
      faults.add(entry.key().place(), value.pathOf(entry), what, fix);
      return Suggestion.nearest(key, names);
    }
  }

  /** Reports keys that stand in a mapping twice. */
  static void checkTwice(Value value, Faults faults) {
    Map<String, Entry> seen = new HashMap<>();
    for (Entry entry : value.entries()) {
      Entry first = seen.putIfAbsent(entry.key().text(), entry);
      if (first != null) {
        String what = "the key stands here twice, first in line " + first.key().place().line();
        faults.add(entry.key().place(), value.pathOf(entry), what, "Keep one");
      }
    }
  }
}
