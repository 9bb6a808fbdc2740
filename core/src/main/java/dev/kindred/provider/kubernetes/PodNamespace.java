package dev.kindred.provider.kubernetes;

import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.plan.Observed;
import dev.kindred.plan.TableRoute;
import dev.kindred.provider.IpJson;
import java.util.ArrayList;
import java.util.List;

/** A network namespace of a node, as {@code ip} showed it there. */
record PodNamespace(String name, List<Observed.Interface> links, List<TableRoute> routes) {
  /** Those of which a node told. */
  static List<PodNamespace> all(Sections answer) {
    List<PodNamespace> all = new ArrayList<>();
    answer
        .all("namespace")
        .forEach((name, text) -> {
          List<JsonValue> ip = Json.stream(text, "ip's answer in " + name);
          if (ip.size() >= 2) { // Else it has just been taken away.
            all.add(
                new PodNamespace(name, IpJson.interfaces(ip.getFirst()), IpJson.routes(ip.get(1))));
          }
        });
    return all;
  }

  boolean has(String address) {
    return links.stream()
        .anyMatch(l -> l.addresses().stream().anyMatch(a -> a.ip().equals(address)));
  }
}
