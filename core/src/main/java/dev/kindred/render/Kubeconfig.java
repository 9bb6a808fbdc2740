package dev.kindred.render;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.file.PlainYaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The kubeconfigs of several clusters as one.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/">how
 *     kubectl reads it</a>
 */
public final class Kubeconfig {
  private static final List<String> SECTIONS = List.of("clusters", "contexts", "users");
  private static final String NAME = "name";
  private static final String CURRENT = "current-context";

  private Kubeconfig() {}

  /**
   * Puts kubeconfigs together. Of entries with the same name the first counts, as for kubectl.
   *
   * @param files the text of each, by the cluster's name
   * @param inUse the cluster whose context becomes the current one; the first where it is none of
   *     them
   * @throws Fault when one of them cannot be read
   */
  public static Map<String, Object> merged(Map<String, String> files, String inUse) {
    Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
    SECTIONS.forEach(section -> sections.put(section, new LinkedHashMap<>()));
    String context = "";
    for (Map.Entry<String, String> file : files.entrySet()) {
      Map<String, Object> config = read(file.getKey(), file.getValue());
      sections.forEach((section, entries) -> add(entries, config.getOrDefault(section, List.of())));
      if (context.isEmpty() || file.getKey().equals(inUse)) {
        context = String.valueOf(config.getOrDefault(CURRENT, ""));
      }
    }
    Map<String, Object> merged = new LinkedHashMap<>();
    merged.put("apiVersion", "v1");
    merged.put("kind", "Config");
    sections.forEach((section, entries) -> merged.put(section, List.copyOf(entries.values())));
    merged.put(CURRENT, context);
    return merged;
  }

  /** A kubeconfig as text. */
  public static String yaml(Map<String, Object> kubeconfig) {
    return Yaml.of(kubeconfig);
  }

  private static void add(Map<String, Object> entries, Object section) {
    if (section instanceof List<?> all) {
      for (Object entry : all) {
        if (entry instanceof Map<?, ?> named && named.get(NAME) instanceof String name) {
          entries.putIfAbsent(name, named);
        }
      }
    }
  }

  private static Map<String, Object> read(String cluster, String text) {
    try {
      return PlainYaml.read("kubeconfig of " + cluster, text);
    } catch (InvalidTopology e) {
      throw new Fault(
          "the kubeconfig of cluster " + cluster + " cannot be read: " + e.getMessage(),
          Advice.of("Write it anew with: ", "up"),
          e);
    }
  }
}
