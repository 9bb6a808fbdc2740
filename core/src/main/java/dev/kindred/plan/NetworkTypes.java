package dev.kindred.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /** The type with this name. */
  public static Optional<NetworkType> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }
}
