package dev.kindred.provider;

import dev.kindred.host.JsonValue;
import dev.kindred.plan.Observed;
import dev.kindred.plan.TableRoute;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@code ip -json} prints of links, addresses and routes. */
public final class IpJson {
  /** What to ask for, as a batch. */
  public static final String QUESTIONS = "address show\nroute show table all\n";

  private static final String MAIN = "main";

  private IpJson() {}

  /** The links of an {@code ip -json address show}, with their addresses of the scope global. */
  public static List<Observed.Interface> interfaces(JsonValue addresses) {
    List<Observed.Interface> links = new ArrayList<>();
    for (JsonValue link : addresses.asList()) {
      Optional<String> name = link.text("ifname");
      if (name.isEmpty()) {
        continue; // iproute2 prints {} for what a filter left out.
      }
      boolean up = link.list("flags").stream().anyMatch(f -> f.asText().equals("UP"));
      links.add(
          new Observed.Interface(
              name.get(),
              link.number("ifindex").orElse(0L).intValue(),
              link.number("link_index").orElse(0L).intValue(),
              link.text("master").orElse(""),
              up,
              addresses(link),
              link.number("mtu").orElse(0L).intValue(),
              link.text("address").orElse("")));
    }
    return links;
  }

  /** Addresses of the scope global: the others are the kernel's own. */
  private static List<Cidr> addresses(JsonValue link) {
    List<Cidr> addresses = new ArrayList<>();
    for (JsonValue address : link.list("addr_info")) {
      if (address.text("scope").orElse("").equals("global")) {
        address.text("local").flatMap(Cidr::parse).ifPresent(addresses::add);
      }
    }
    return addresses;
  }

  /** The routes of the main table. */
  public static List<TableRoute> routes(JsonValue routes) {
    List<TableRoute> table = new ArrayList<>();
    for (JsonValue route : routes.asList()) {
      if (table(route).equals(MAIN)) {
        route(route).ifPresent(table::add);
      }
    }
    return table;
  }

  /** The routes of every table but the kernel's own, by the table's name. */
  static Map<String, List<TableRoute>> tables(JsonValue routes) {
    Map<String, List<TableRoute>> tables = new HashMap<>();
    for (JsonValue route : routes.asList()) {
      route(route)
          .ifPresent(r -> tables.computeIfAbsent(table(route), t -> new ArrayList<>()).add(r));
    }
    return tables;
  }

  private static String table(JsonValue route) {
    return route.text("table").orElse(MAIN);
  }

  private static Optional<TableRoute> route(JsonValue route) {
    String type = route.text("type").orElse("unicast");
    boolean refused =
        type.equals("unreachable") || type.equals("blackhole") || type.equals("prohibit");
    if (!refused && !type.equals("unicast")) {
      return Optional.empty();
    }
    return destination(route)
        .map(to ->
            new TableRoute(
                to,
                refused ? Optional.empty() : route.text("gateway").flatMap(Cidr::parse),
                refused ? "" : route.text("dev").orElse(""),
                type,
                route.text("protocol").orElse("boot"),
                route.number("metric").orElse(0L).intValue(),
                refused ? Optional.empty() : route.text("prefsrc").flatMap(Cidr::parse)));
  }

  private static Optional<Cidr> destination(JsonValue route) {
    String text = route.text("dst").orElse("");
    if (!text.equals("default")) {
      return Cidr.parse(text).filter(to -> !text.startsWith("fe80:") && !text.startsWith("ff"));
    }
    boolean ipv6 =
        route.text("gateway").orElse("").indexOf(':') >= 0 || route.get("pref").isPresent();
    return Optional.of(Cidr.of(ipv6 ? "::/0" : "0.0.0.0/0"));
  }
}
