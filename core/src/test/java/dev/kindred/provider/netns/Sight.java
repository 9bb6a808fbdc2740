package dev.kindred.provider.netns;

import dev.kindred.plan.Observed;
import dev.kindred.plan.TableRoute;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is there, as lines: without what the kernel numbers and the plugins name at random, and with
 * names in place of the addresses of pods, which host-local gives in turn, and without what others
 * have there.
 */
final class Sight {
  private final Map<String, String> owners = new HashMap<>();
  private final List<String> lines = new ArrayList<>();
  private String whose = "";

  private Sight(Observed observed) {
    new TreeMap<>(observed.pods())
        .forEach((id, pod) -> {
          for (Observed.Interface link : pod.interfaces()) {
            for (Cidr address : link.addresses()) {
              owners.put(address.ip(), id + " " + link.name() + " " + address.family());
            }
          }
        });
    new TreeMap<>(observed.nodes())
        .forEach((id, node) -> {
          whose = id + ": ";
          links(node.interfaces());
          routes(node.routes());
          lines.add(whose + new TreeMap<>(node.sysctls()));
        });
    new TreeMap<>(observed.pods())
        .forEach((id, pod) -> {
          whose = id + ": ";
          lines.add(whose + "on " + pod.node() + " " + pod.command() + " " + pod.alive());
          lines.add(whose + pod.attachments() + " " + pod.attached().stream().sorted().toList());
          links(pod.interfaces());
          routes(pod.routes());
        });
  }

  static List<String> of(Observed observed) {
    return new Sight(observed).lines;
  }

  private void links(List<Observed.Interface> links) {
    links.stream()
        .filter(link -> !Guest.is(link))
        .map(link ->
            (whose + "%s %s %d %s %s")
                .formatted(
                    device(link.name()),
                    link.up() ? "up" : "down",
                    link.mtu(),
                    link.master(),
                    link.addresses().stream()
                        .filter(a -> !Guest.is(a))
                        .map(this::address)
                        .sorted()
                        .toList()))
        .sorted()
        .forEach(lines::add);
  }

  private void routes(List<TableRoute> routes) {
    routes.stream()
        .filter(route -> !Guest.is(route))
        .map(route ->
            (whose + "to %s via %s dev %s%s%s")
                .formatted(
                    address(route.destination()),
                    route.gateway().map(this::address).orElse(""),
                    device(route.device()),
                    route.refused() ? " refused" : "",
                    route.ours() && route.gateway().isPresent() ? " ours" : ""))
        .sorted()
        .forEach(lines::add);
  }

  private String address(Cidr address) {
    String owner = owners.get(address.ip());
    return owner == null ? address.toString() : owner;
  }

  private static String device(String name) {
    return name.startsWith("veth") ? "veth" : name;
  }
}
