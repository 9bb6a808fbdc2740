package dev.kindred.plan;

import dev.kindred.host.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A whole plan as JSON: what is equal here is equal to everybody who reads a plan. */
final class Rendering {
  /** So many nodes are shown with their routes, since all routes of a large lab are millions. */
  private static final int WITH_ROUTES = 10;

  private Rendering() {}

  static String of(Plan plan) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("lab", plan.topology().name());
    all.put("mtu", plan.mtu());
    all.put("nodes", nodes(plan));
    all.put("networks", plan.networks().stream().map(Rendering::network).toList());
    all.put("podNetworks", plan.podNetworks().values().stream().map(Rendering::network).toList());
    all.put("pods", plan.pods().stream().map(p -> p.id() + " on " + p.node()).toList());
    all.put("allocation", plan.allocation());
    all.put("notes", plan.notes());
    return Json.write(all);
  }

  private static List<Object> nodes(Plan plan) {
    List<Object> nodes = new ArrayList<>();
    for (PlannedNode node : plan.nodes()) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("name", node.id());
      map.put("number", node.number());
      map.put("addresses", node.addresses());
      if (nodes.size() % (1 + plan.nodes().size() / WITH_ROUTES) == 0) {
        map.put("routes", plan.routes().of(node.id()));
      }
      nodes.add(map);
    }
    return nodes;
  }

  private static Map<String, Object> network(PlannedNetwork network) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", network.name());
    map.put("number", network.number());
    map.put("type", network.type().name());
    map.put("cidrs", network.network().cidrs());
    map.put("mtu", network.mtu());
    Map<String, Object> configs = new LinkedHashMap<>();
    for (Slice slice : network.slices()) {
      configs.put(slice.node().name(), network.config(slice.node()));
    }
    map.put("configs", configs);
    return map;
  }
}
