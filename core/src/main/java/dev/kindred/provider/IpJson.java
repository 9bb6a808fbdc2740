package dev.kindred.provider;

import dev.kindred.host.JsonValue;
import dev.kindred.plan.Observed;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@code ip -json} prints of links, addresses and routes. */
public final class IpJson {
  /** What to ask for, as a batch. */
  public static final String QUESTIONS = "address show\nroute show table all\n";

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
              link.number("mtu").orElse(0L).intValue()));
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
  public static List<Observed.TableRoute> routes(JsonValue routes) {
    List<Observed.TableRoute> table = new ArrayList<>();
    for (JsonValue route : routes.asList()) {
      String type = route.text("type").orElse("unicast");
      boolean main = route.text("table").orElse("main").equals("main");
      boolean refused =
          type.equals("unreachable") || type.equals("blackhole") || type.equals("prohibit");
      if (main && (refused || type.equals("unicast"))) {
        destination(route)
            .ifPresent(to ->
                table.add(
                    new Observed.TableRoute(
                        to,
                        refused ? Optional.empty() : route.text("gateway").flatMap(Cidr::parse),
                        refused ? "" : route.text("dev").orElse(""),
                        type,
                        route.text("protocol").orElse("boot"),
                        route.number("metric").orElse(0L).intValue())));
      }
    }
    return table;
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
