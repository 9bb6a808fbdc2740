package dev.kindred.vocabulary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a topology says to kind of a cluster, in one form for all the ways to say the same: without
 * the order of keys, and without what holds anyway.
 */
final class KindWords {
  private static final String NODES = "nodes";
  private static final String IMAGE = "image";

  /** What holds of a node's ports and mounts that say nothing else. */
  private static final Map<String, String> ANYWAY =
      Map.of(
          "listenAddress", "127.0.0.1",
          "protocol", "TCP",
          "propagation", "None",
          "readOnly", "false",
          "selinuxRelabel", "false");

  private KindWords() {}

  /** What is said, by what it is said of; what says nothing is left out. */
  static Map<String, Object> of(KindOptions options, int count) {
    Map<String, Object> words = new TreeMap<>();
    options
        .config()
        .forEach((key, value) -> {
          if (!key.equals(NODES) && !isNothing(value)) {
            words.put("kind." + key, value);
          }
        });
    List<?> nodes = options.config().get(NODES) instanceof List<?> list ? list : List.of();
    List<String> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<?, ?> node = i < nodes.size() && nodes.get(i) instanceof Map<?, ?> map ? map : Map.of();
      images.add(node.get(IMAGE) instanceof String own ? own : options.image());
      addNode(i, node, words);
    }
    if (images.stream().anyMatch(image -> !image.isEmpty())) {
      words.put("kind." + IMAGE, images);
    }
    return words;
  }

  /** The role follows from the place, and the image is told of all nodes together. */
  private static void addNode(int index, Map<?, ?> node, Map<String, Object> words) {
    node.forEach((key, value) -> {
      if (!key.equals("role") && !key.equals(IMAGE) && !isNothing(value)) {
        Object plain =
            value instanceof List<?> list ? list.stream().map(KindWords::own).toList() : value;
        words.put("kind.nodes[" + index + "]." + key, plain);
      }
    });
  }

  private static Object own(Object item) {
    if (!(item instanceof Map<?, ?> map)) {
      return item;
    }
    Map<String, Object> own = new TreeMap<>();
    map.forEach((key, value) -> {
      String name = String.valueOf(key);
      if (!isNothing(value) && !String.valueOf(value).equals(ANYWAY.get(name))) {
        own.put(name, value);
      }
    });
    return own;
  }

  private static boolean isNothing(Object value) {
    return switch (value) {
      case Map<?, ?> map -> map.isEmpty();
      case Collection<?> list -> list.isEmpty();
      default -> String.valueOf(value).isBlank();
    };
  }
}
