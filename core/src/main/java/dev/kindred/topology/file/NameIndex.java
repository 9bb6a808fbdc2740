package dev.kindred.topology.file;

import dev.kindred.topology.Label;
import dev.kindred.topology.Place;
import dev.kindred.topology.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that one section of the file declares, and the references to them. */
final class NameIndex {
  private static final String ALL = "all";

  /** Past so many references to nothing the nearest name is no longer searched for. */
  private static final int MOST_SEARCHES = 50;

  private final String noun;
  private final Faults faults;
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private boolean unsure;
  private int searches;

  NameIndex(String noun, Faults faults) {
    this.noun = noun;
    this.faults = faults;
  }

  /** Believes every reference, because the section itself is wrong. */
  void believe() {
    unsure = true;
  }

  /** Takes a name that a default gives. */
  void add(String name) {
    lines.putIfAbsent(name, 0);
  }

  /** Takes a declared name, unless it is taken already. */
  String add(Optional<Value> declared) {
    Value value = declared.orElse(null);
    String name = value == null ? "" : value.text().orElse("");
    if (value == null || name.isEmpty()) {
      return name;
    }
    Integer line = lines.putIfAbsent(name, value.node().place().line());
    if (line != null) {
      String what =
          "the name " + Texts.shown(name) + " is taken by the " + noun + " in line " + line;
      faults.add(value, what, "Give each " + noun + " a name of its own");
    }
    if (name.equals(ALL) && !noun.equals("workload")) {
      String what = "all means every " + noun + ", so that none can have that name";
      faults.add(value, what, "Give it another name");
    }
    return name;
  }

  /** The names in the order of the file. */
  List<String> names() {
    return List.copyOf(lines.keySet());
  }

  /** True when the name is declared for sure. */
  boolean declares(String name) {
    return lines.containsKey(name);
  }

  /** True when the name is declared, as far as can be told. */
  boolean has(String name) {
    return unsure || lines.containsKey(name);
  }

  /** The values that name something declared; empty when the key is absent or says {@code all}. */
  Optional<List<Value>> select(Optional<Value> references) {
    if (references.isEmpty() || references.get().text().orElse("").equals(ALL)) {
      return Optional.empty();
    }
    List<Value> known = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Value item : references.get().items()) {
      String name = item.text().orElse("");
      if (name.isEmpty() || !Texts.isText(item.node())) {
        continue;
      }
      if (!seen.add(name)) {
        faults.add(
            item, "the " + noun + " " + Texts.shown(name) + " stands here twice", "Keep one");
      } else if (refersTo(name, item)) {
        known.add(item);
      }
    }
    return Optional.of(known);
  }

  private boolean refersTo(String name, Value item) {
    if (!has(name)) {
      missing(item.node().place(), item.path(), name);
    }
    return has(name);
  }

  /** Notes a reference to nothing. */
  void missing(Place place, String path, String name) {
    String fix = faults.full() ? "" : nearest(name);
    faults.add(place, path, "there is no " + noun + " " + Texts.shown(name), fix);
  }

  private String nearest(String name) {
    if (name.equals(ALL)) {
      return "Write the word all by itself, without a list";
    }
    List<String> good = new ArrayList<>();
    for (String declared : lines.keySet()) {
      if (Label.isGood(declared)) {
        good.add(declared);
      }
    }
    return good.isEmpty() || searches++ < MOST_SEARCHES
        ? Suggestion.didYouMean(name, good, "Declare it under " + noun + "s")
        : "Known: " + Suggestion.few(good);
  }
}
