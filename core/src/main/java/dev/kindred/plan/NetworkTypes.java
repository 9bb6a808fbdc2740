package dev.kindred.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The network types that this release knows. */
public final class NetworkTypes {
  private static final Map<String, NetworkType> ALL = new LinkedHashMap<>();

  static {
    for (NetworkType type : List.of(new PtpNetwork(), new BridgeNetwork(), new MacvlanNetwork())) {
      ALL.put(type.name(), type);
    }
  }

  private NetworkTypes() {}

  /** The names that a topology may use, the default first. */
  public static Set<String> names() {
    return ALL.keySet();
  }

  /** What they are, in a sentence. */
  public static String description() {
    return "How pods are attached: "
        + which(NetworkType::routed)
        + " routed between nodes, "
        + which(type -> !type.routed())
        + " one link over the underlay.";
  }

  private static String which(Predicate<NetworkType> which) {
    List<String> names = ALL.values().stream().filter(which).map(NetworkType::name).toList();
    return String.join(" and ", names) + (names.size() == 1 ? " is" : " are");
  }

  /** The type with this name. */
  public static Optional<NetworkType> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }
}
