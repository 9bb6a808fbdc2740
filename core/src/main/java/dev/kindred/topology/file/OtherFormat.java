package dev.kindred.topology.file;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Files of other tools, by their own marks, for one who takes them for a topology. */
final class OtherFormat {
  private OtherFormat() {}

  /** What a text is that is no topology; empty when nobody knows. */
  static Optional<String> of(String fileName, String text, Dialect dialect) {
    Map<String, String> keys = keys(text);
    String api = keys.getOrDefault("apiVersion", "");
    for (Vocabulary<?> words : dialect.vocabularies()) {
      if (words.apiGroup().filter(api::startsWith).isPresent()) {
        return Optional.of("a configuration of " + words.name());
      }
    }
    if (api.startsWith("k3d.io/")) {
      return Optional.of("a configuration of k3d");
    }
    if (!api.isEmpty()) {
      return Optional.of("a manifest of Kubernetes");
    }
    if (keys.containsKey("clusters") || keys.containsKey("workloads")) {
      return Optional.empty();
    }
    if (keys.containsKey("topology")) {
      return Optional.of("a topology of containerlab");
    }
    if (keys.containsKey("services")) {
      return Optional.of("a compose file");
    }
    if (keys.containsKey("nodes") && keys.containsKey("links")) {
      return Optional.of("a topology of netlab");
    }
    return fileName.endsWith("lab.conf") || isKathara(text)
        ? Optional.of("a lab of Kathara")
        : Optional.empty();
  }

  /** The keys that begin in the first column, with what follows on the line. */
  private static Map<String, String> keys(String text) {
    Map<String, String> keys = new LinkedHashMap<>();
    text.lines()
        .filter(line -> !line.isEmpty() && Character.isLetter(line.charAt(0)))
        .forEach(line -> {
          int colon = line.indexOf(':');
          if (colon > 0) {
            keys.putIfAbsent(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
          }
        });
    return keys;
  }

  /** Lines as {@code pc1[0]="A"}. */
  private static boolean isKathara(String text) {
    return text.lines()
        .map(String::strip)
        .anyMatch(line -> {
          int open = line.indexOf('[');
          int close = line.indexOf("]=");
          return open > 0
              && close > open
              && line.substring(0, open)
                  .chars()
                  .allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
        });
  }
}
