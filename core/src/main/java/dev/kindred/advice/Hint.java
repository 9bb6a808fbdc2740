package dev.kindred.advice;

import java.util.List;

/**
 * A command of Kindred's to type, on the lab that is spoken of.
 *
 * @param verb the command, as {@code up}
 * @param words what follows it, a word each, unquoted; neither what leads to the lab nor how
 *     Kindred is called
 */
public record Hint(String verb, List<String> words) {
  /** Copies its list. */
  public Hint {
    words = List.copyOf(words);
  }

  /** As it is typed where nothing needs to be said of the lab. */
  @Override
  public String toString() {
    return "kindred " + verb + (words.isEmpty() ? "" : " " + String.join(" ", words));
  }
}
