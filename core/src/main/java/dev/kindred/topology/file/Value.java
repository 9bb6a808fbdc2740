package dev.kindred.topology.file;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import dev.kindred.topology.file.YamlNode.Entries;
import dev.kindred.topology.file.YamlNode.Entry;
import dev.kindred.topology.file.YamlNode.Items;
import dev.kindred.topology.file.YamlNode.Scalar;
import dev.kindred.topology.file.YamlNode.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value and its key's path. Its getters are lenient: what has the wrong form is absent, because a
 * {@link Shape} has complained of it already.
 */
public record Value(String path, YamlNode node) {
  /** The value of a key, if this is a mapping that has it. */
  public Optional<Value> at(String key) {
    if (node instanceof Entries entries) {
      for (Entry entry : entries.entries()) {
        if (entry.key().text().equals(key)) {
          return Optional.of(under(entry));
        }
      }
    }
    return Optional.empty();
  }

  /** The text that a key gives, else the default. */
  public String text(String key, String absent) {
    Value value = at(key).orElse(null);
    return value == null ? absent : value.text().orElse(absent);
  }

  /** The whole number that a key gives, else the default. */
  public int whole(String key, int absent) {
    Value value = at(key).orElse(null);
    return value == null ? absent : value.whole().orElse(absent);
  }

  /** True when a key says so. */
  public boolean truth(String key) {
    Value value = at(key).orElse(null);
    return value != null
        && value.node() instanceof Scalar scalar
        && scalar.type() == Type.TRUTH
        && scalar.text().equalsIgnoreCase("true");
  }

  /** The address blocks that a key gives, the first of each family. */
  public List<Cidr> blocks(String key) {
    Value value = at(key).orElse(null);
    return value == null ? List.of() : value.blocks();
  }

  /** True for a list. */
  public boolean isList() {
    return node instanceof Items;
  }

  /** True for a mapping. */
  public boolean isMapping() {
    return node instanceof Entries;
  }

  /** The value of one of this mapping's entries. */
  public Value under(Entry entry) {
    return new Value(pathOf(entry), entry.value());
  }

  /** The path of one of this mapping's entries. */
  public String pathOf(Entry entry) {
    String key = entry.key().shown();
    return path.isEmpty() ? key : path + "." + key;
  }

  /** The entries of a mapping, else none. */
  public List<Entry> entries() {
    return node instanceof Entries entries ? entries.entries() : List.of();
  }

  /** The items of a list; this value itself where one stands for a list of one. */
  public List<Value> items() {
    if (!(node instanceof Items list)) {
      return node instanceof Scalar scalar && scalar.type() == Type.NOTHING
          ? List.of()
          : List.of(this);
    }
    List<Value> items = new ArrayList<>(list.items().size());
    for (YamlNode item : list.items()) {
      items.add(new Value(path + "[" + items.size() + "]", item));
    }
    return items;
  }

  /** The text as written, if this is a single word other than nothing. */
  public Optional<String> text() {
    return node instanceof Scalar scalar && scalar.type() != Type.NOTHING
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /** The text in quotes for a message. */
  public String quoted() {
    return node instanceof Scalar scalar ? scalar.quoted() : node.described();
  }

  /** A whole number, however it is written: 3, 3.0, 3e0 and 0x3 are one number. */
  public Optional<Integer> whole() {
    if (node instanceof Scalar scalar && scalar.type() == Type.NUMBER) {
      try {
        return Optional.of(Integer.parseInt(scalar.text()));
      } catch (NumberFormatException otherForm) {
        return AnyValue.whole(scalar.text());
      }
    }
    return Optional.empty();
  }

  /** The address block that the text gives, with its prefix length. */
  public Optional<Cidr> block() {
    return node instanceof Scalar scalar && scalar.text().indexOf('/') >= 0
        ? Cidr.parse(scalar.text())
        : Optional.empty();
  }

  /** The address blocks of one value or a list, the first of each family. */
  public List<Cidr> blocks() {
    List<Cidr> blocks = new ArrayList<>(2);
    for (Value item : items()) {
      Cidr block = item.block().orElse(null);
      if (block != null && !has(blocks, block.family())) {
        blocks.add(block);
      }
    }
    return blocks;
  }

  private static boolean has(List<Cidr> blocks, Family family) {
    for (Cidr block : blocks) {
      if (block.family() == family) {
        return true;
      }
    }
    return false;
  }
}
