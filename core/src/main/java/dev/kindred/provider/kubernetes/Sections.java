package dev.kindred.provider.kubernetes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a script on a node printed, in sections. */
public final class Sections {
  private static final String HEAD = "== ";

  private final Map<String, String> sections = new LinkedHashMap<>();

  private Sections() {}

  /** Takes a text apart. */
  public static Sections of(String text) {
    Sections all = new Sections();
    String name = "";
    List<String> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith(HEAD)) {
        all.sections.put(name, String.join("\n", lines).strip());
        name = line.substring(HEAD.length()).strip();
        lines.clear();
      } else {
        lines.add(line);
      }
    }
    all.sections.put(name, String.join("\n", lines).strip());
    return all;
  }

  /** True when the script came to its end. */
  public boolean complete() {
    return sections.containsKey("end");
  }

  /** The text of a section; empty when there is none. */
  Optional<String> get(String name) {
    return Optional.ofNullable(sections.get(name));
  }

  /** A section of lines that are each a key and a value; those that are none are left out. */
  Map<String, String> pairs(String name, char between) {
    Map<String, String> pairs = new HashMap<>();
    for (String line : sections.getOrDefault(name, "").lines().toList()) {
      int at = line.indexOf(between);
      if (at > 0) {
        pairs.put(line.substring(0, at), line.substring(at + 1));
      }
    }
    return pairs;
  }

  /** The sections whose names begin with a word, by the rest of their names. */
  Map<String, String> all(String word) {
    Map<String, String> found = new LinkedHashMap<>();
    sections.forEach((name, text) -> {
      if (name.startsWith(word + " ")) {
        found.put(name.substring(word.length() + 1), text);
      }
    });
    return found;
  }
}
