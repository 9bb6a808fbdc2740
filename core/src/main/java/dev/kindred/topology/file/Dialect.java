package dev.kindred.topology.file;

import java.util.List;

/**
 * What a topology may say beside what all have in common.
 *
 * @param providers the names of providers, the default first
 * @param aboutProviders what they are, in a sentence
 * @param networkTypes the names of network types, the default first
 * @param aboutTypes what they are, in a sentence
 * @param vocabularies the words in which it speaks to providers
 */
public record Dialect(
    List<String> providers,
    String aboutProviders,
    List<String> networkTypes,
    String aboutTypes,
    List<Vocabulary<?>> vocabularies) {
  /** Copies its lists. */
  public Dialect {
    providers = List.copyOf(providers);
    networkTypes = List.copyOf(networkTypes);
    vocabularies = List.copyOf(vocabularies);
  }

  /** What a key means, with what is to be said of providers beside that. */
  String describe(String key, String meaning) {
    StringBuilder text = new StringBuilder(meaning);
    for (Vocabulary<?> vocabulary : vocabularies) {
      String note = vocabulary.notes().getOrDefault(key, "");
      text.append(note.isEmpty() ? "" : "; " + note);
    }
    return text.append('.').toString();
  }

  /** The names of providers that have a network of their own which labs can share. */
  List<String> sharing() {
    return vocabularies.stream()
        .filter(Vocabulary::sharesUnderlay)
        .<String>map(Vocabulary::name)
        .toList();
  }
}
