package dev.kindred.provider.kind.doctor;

import dev.kindred.host.JsonValue;
import dev.kindred.topology.Cidr;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what {@code ip -json route show table all} prints. */
final class RouteReader {
  /** The kernel's own routes to this machine's addresses and to groups. */
  private static final Set<String> OWN = Set.of("local", "broadcast", "multicast", "anycast");

  private RouteReader() {}

  /** Destinations outside this machine but for the default, with their interface. */
  static Map<Cidr, String> routes(JsonValue routes) {
    Map<Cidr, String> map = new LinkedHashMap<>();
    for (JsonValue route : routes.asList()) {
      boolean own = OWN.contains(route.text("type").orElse("unicast"));
      String device = route.text("dev").orElse("none");
      if (!own && !device.equals("lo")) {
        destination(route).ifPresent(to -> map.putIfAbsent(to, device));
      }
    }
    return map;
  }

  private static Optional<Cidr> destination(JsonValue route) {
    String text = route.text("dst").orElse("default");
    boolean link = text.startsWith("fe80:") || text.startsWith("ff");
    return link ? Optional.empty() : Cidr.parse(text).filter(to -> to.prefix() > 0);
  }
}
