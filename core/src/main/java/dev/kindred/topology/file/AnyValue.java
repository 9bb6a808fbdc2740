package dev.kindred.topology.file;

import dev.kindred.topology.file.YamlNode.Entries;
import dev.kindred.topology.file.YamlNode.Entry;
import dev.kindred.topology.file.YamlNode.Items;
import dev.kindred.topology.file.YamlNode.Scalar;
import dev.kindred.topology.file.YamlNode.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whatever YAML can say, for another program to read. */
public record AnyValue() implements Shape {
  private static final int HEX = 16;
  private static final int OCTAL = 8;

  @Override
  public String wanted() {
    return "a value";
  }

  @Override
  public boolean fits(YamlNode node) {
    return !(node instanceof Scalar scalar && scalar.type() == Type.NOTHING);
  }

  @Override
  public void check(Value value, Faults faults) {
    switch (value.node()) {
      case Scalar scalar -> {
        if (scalar.type() == Type.NUMBER && number(scalar.text()).isEmpty()) {
          String what = "must be a number of at most 64 bits, but is " + scalar.described();
          faults.add(value, what, "Put it in quotes if it is a text");
        }
      }
      case Items _ -> value.items().forEach(item -> examine(item, faults));
      case Entries mapping -> {
        Compound.checkTwice(value, faults);
        mapping.entries().forEach(entry -> examine(value.under(entry), faults));
      }
    }
  }

  /**
   * A value as maps, lists, texts, truths and numbers ({@link Integer}, {@link Long}, {@link
   * Double}) of Java; empty for nothing, which is left out of maps and lists. A number that none of
   * them can hold is taken as a text.
   */
  static Optional<Object> plain(YamlNode node) {
    return switch (node) {
      case Scalar scalar ->
          switch (scalar.type()) {
            case NOTHING -> Optional.empty();
            case TRUTH -> Optional.of(Boolean.parseBoolean(scalar.text()));
            case NUMBER -> Optional.of(number(scalar.text()).orElse(scalar.text()));
            case TEXT -> Optional.of(scalar.text());
          };
      case Items list -> {
        List<Object> items = new ArrayList<>();
        list.items().forEach(item -> plain(item).ifPresent(items::add));
        yield Optional.of(items);
      }
      case Entries mapping -> Optional.of(plain(mapping));
    };
  }

  /** A mapping, as {@link #plain(YamlNode)}; of a key that stands twice the first counts. */
  public static Map<String, Object> plain(Entries mapping) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Entry entry : mapping.entries()) {
      plain(entry.value()).ifPresent(value -> map.putIfAbsent(entry.key().text(), value));
    }
    return map;
  }

  /** The number that a word means by the core schema, if it has at most 64 bits. */
  private static Optional<Object> number(String word) {
    try {
      long whole =
          switch (word.length() < 2 ? "" : word.substring(0, 2)) {
            case "0x" -> Long.parseLong(word.substring(2), HEX);
            case "0o" -> Long.parseLong(word.substring(2), OCTAL);
            default -> Long.parseLong(word);
          };
      return Optional.of(whole == (int) whole ? (Object) (int) whole : (Object) whole);
    } catch (NumberFormatException notWhole) {
      return word.matches("[-+]?[0-9]+|0[xo].*") ? Optional.empty() : fraction(word);
    }
  }

  /** The whole number that a word means by the core schema, if an int can hold it. */
  static Optional<Integer> whole(String word) {
    try {
      return number(word).isPresent() && word.indexOf('x') < 0 && word.indexOf('o') < 0
          ? Optional.of(new BigDecimal(word).intValueExact())
          : number(word).filter(Integer.class::isInstance).map(Integer.class::cast);
    } catch (ArithmeticException | NumberFormatException noInt) {
      return Optional.empty();
    }
  }

  private static Optional<Object> fraction(String word) {
    try {
      double number = Double.parseDouble(word);
      return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException noNumber) { // .inf and .nan
      return Optional.empty();
    }
  }
}
