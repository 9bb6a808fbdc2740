package dev.kindred.provider.kubernetes;

import dev.kindred.plan.Provisions;
import dev.kindred.vocabulary.KindOptions;
import java.util.Map;
import java.util.stream.Collectors;

/** Which Multus a cluster has, by what was read on a node. */
public final class MultusReading {
  /** What the API server says of an object that is not there. */
  private static final String GONE = "404 ";

  /** What its daemon does nothing without, by a part of the address. */
  private static final Map<String, String> OBJECTS =
      Map.of(
          "/serviceaccounts/", "ServiceAccount",
          "/clusterroles/", "ClusterRole",
          "/clusterrolebindings/", "ClusterRoleBinding",
          "/daemonsets/", "DaemonSet");

  private MultusReading() {}

  /** Which one a node has, by the configuration that it wrote there. */
  public static String kind(String config) {
    if (config.contains("\"multus-shim\"")) {
      return KindOptions.THICK;
    }
    return config.contains("\"multus\"") ? KindOptions.THIN : Provisions.MISSING;
  }

  /**
   * Which one a cluster has, by the configuration that it wrote on a node, with what of its objects
   * is gone, so that it serves no pod any more.
   *
   * @param answers what the API server said of its objects: a code and an address a line
   */
  public static String kind(String config, String answers) {
    String kind = kind(config);
    String gone =
        answers
            .lines()
            .filter(line -> line.startsWith(GONE))
            .flatMap(line -> OBJECTS.entrySet().stream().filter(o -> line.contains(o.getKey())))
            .map(Map.Entry::getValue)
            .collect(Collectors.joining(" and "));
    return gone.isEmpty() || kind.equals(Provisions.MISSING) ? kind : kind + " without its " + gone;
  }
}
