package dev.kindred.vocabulary;

import dev.kindred.topology.Cluster;
import dev.kindred.topology.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a topology says to kind of a cluster.
 *
 * @param image the image of all nodes that name no other; empty for kind's own
 * @param multus {@link #THICK} or {@link #THIN}
 * @param cni the network of the pods, where the topology brings it
 * @param config fields of kind's configuration, as the file has them: maps, lists, texts, whole and
 *     other numbers, truths; in the order of the file
 * @see <a href="https://kind.sigs.k8s.io/docs/user/configuration/">kind's configuration</a>
 */
public record KindOptions(String image, String multus, Cni cni, Map<String, Object> config) {
  /** Multus as a server on each node. */
  public static final String THICK = "thick";

  /** Multus as a plain plugin on each node. */
  public static final String THIN = "thin";

  /** What holds where a topology says nothing. */
  public static final KindOptions NONE = new KindOptions("", THICK, Map.of());

  private static final String NETWORKING = "networking";
  private static final String NO_DEFAULT = "disableDefaultCNI";

  /** The nodes are the one list that is laid over another item by item. */
  private static final String NODES = "nodes";

  /**
   * Copies its map with all in it.
   *
   * @throws IllegalArgumentException when a value in it is nothing that YAML can say
   */
  public KindOptions {
    config = copied(config);
  }

  /** Of a topology that brings no network of the pods. */
  public KindOptions(String image, String multus, Map<String, Object> config) {
    this(image, multus, Cni.NONE, config);
  }

  /**
   * Takes apart a block of the file, in which our own keys stand among kind's. Beside a network
   * that the topology brings, kind is to make none.
   *
   * @param cni what the block's key of that name leads to
   */
  static KindOptions of(Map<String, Object> block, Cni cni) {
    Map<String, Object> config = new LinkedHashMap<>(block);
    Object image = config.remove("image");
    Object multus = config.remove("multus");
    if (config.remove("cni") != null) {
      Map<String, Object> none = Map.of(NETWORKING, Map.of(NO_DEFAULT, true));
      config.putAll(laid(config, none));
    }
    return new KindOptions(
        image instanceof String text ? text : "",
        multus instanceof String text ? text : THICK,
        cni,
        config);
  }

  /** What is said of a cluster. */
  public static KindOptions of(Cluster cluster) {
    return cluster.said().in(KindVocabulary.KIND);
  }

  /** What is said of all clusters of a lab. */
  public static KindOptions of(Topology topology) {
    return topology.said().in(KindVocabulary.KIND);
  }

  /** What is said that a cluster keeps for as long as it lives, by what it is said of. */
  public Map<String, Object> kept(int nodes) {
    return KindWords.of(this, nodes);
  }

  /** True where kind makes no network of the pods. */
  public boolean lacksNetwork() {
    return config.get(NETWORKING) instanceof Map<?, ?> map
        && Boolean.TRUE.equals(map.get(NO_DEFAULT));
  }

  /** True where a block of the file says that kind is to make one. */
  static boolean wantsNetwork(Map<?, ?> block) {
    return block.get(NETWORKING) instanceof Map<?, ?> map
        && Boolean.FALSE.equals(map.get(NO_DEFAULT));
  }

  /**
   * The fields laid over another configuration: mappings are merged, and so are nodes with those in
   * the same place; any other value takes the place of the one below it.
   */
  public Map<String, Object> over(Map<String, Object> below) {
    return laid(below, config);
  }

  /** As {@link #over}, of two configurations. */
  static Map<String, Object> laid(Map<?, ?> below, Map<?, ?> above) {
    Map<String, Object> all = new LinkedHashMap<>();
    below.forEach((key, value) -> all.put(String.valueOf(key), value));
    above.forEach(
        (key, value) -> all.merge(String.valueOf(key), value, (low, high) -> laid(key, low, high)));
    return all;
  }

  private static Object laid(Object key, Object below, Object above) {
    if (below instanceof Map<?, ?> low && above instanceof Map<?, ?> high) {
      return laid(low, high);
    }
    boolean nodes = NODES.equals(key);
    return nodes && below instanceof List<?> low && above instanceof List<?> high
        ? byPlace(low, high)
        : above;
  }

  private static List<Object> byPlace(List<?> below, List<?> above) {
    List<Object> all = new ArrayList<>(below);
    for (int i = 0; i < above.size(); i++) {
      if (i < below.size()) {
        all.set(i, laid("", all.get(i), above.get(i)));
      } else {
        all.add(above.get(i));
      }
    }
    return all;
  }

  private static Map<String, Object> copied(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), copied(value)));
    return Collections.unmodifiableMap(copy);
  }

  private static Object copied(Object value) {
    return switch (value) {
      case Map<?, ?> map -> copied(map);
      case List<?> list -> {
        List<Object> copy = new ArrayList<>(list.size());
        list.forEach(item -> copy.add(copied(item)));
        yield Collections.unmodifiableList(copy);
      }
      case String _, Number _, Boolean _ -> value;
      default -> throw new IllegalArgumentException("no YAML for " + value.getClass());
    };
  }
}
