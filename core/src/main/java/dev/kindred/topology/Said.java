package dev.kindred.topology;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a topology says to providers in their own words.
 *
 * @param byProvider what is said, by the names of vocabularies; nothing of those in which nothing
 *     is
 */
public record Said(Map<String, Object> byProvider) {
  /** Nothing. */
  public static final Said NOTHING = new Said(Map.of());

  /** Copies its map. */
  public Said {
    byProvider = Map.copyOf(byProvider);
  }

  /** What is said in a vocabulary. */
  public <O> O in(Words<O> vocabulary) {
    return Optional.ofNullable(byProvider.get(vocabulary.name()))
        .map(vocabulary.type()::cast)
        .orElseGet(vocabulary::nothing);
  }

  /** The same with what is said in a vocabulary. */
  public <O> Said with(Words<O> vocabulary, O words) {
    Map<String, Object> all = new HashMap<>(byProvider);
    if (words.equals(vocabulary.nothing())) {
      all.remove(vocabulary.name());
    } else {
      all.put(vocabulary.name(), words);
    }
    return new Said(all);
  }
}
