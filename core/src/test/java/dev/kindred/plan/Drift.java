package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.Cidr;
import java.util.List;
import java.util.Map;

/** A healthy lab in which a test breaks something, and what the diff says to that. */
final class Drift {
  static final String FILE =
      """
      name: edge
      clusters:
        - name: edge1
          nodes: 2
        - name: edge2
      networks:
        - name: routed
          cidr: [10.1.0.0/16, fd10:1::/48]
        - name: bridged
          type: bridge
          cidr: 10.2.0.0/16
        - name: flat
          type: macvlan
          cidr: 10.3.0.0/16
      workloads:
        - name: demo
          networks: [routed, bridged, flat]
          command: sleep 1000
      """;

  private final Plan plan = Labs.plan(FILE);
  private final World world = World.of(plan);

  Plan plan() {
    return plan;
  }

  World world() {
    return world;
  }

  World.NodeState node() {
    return world.node("edge1-control-plane");
  }

  World.PodState pod() {
    return world.pod(new PodId("edge1", "demo", 0));
  }

  /** What the node has of a pod's interface: its end of the pair. */
  Observed.Interface end(String name) {
    int peer = link(pod().links, name).peer();
    return node().links.values().stream()
        .filter(end -> end.index() == peer)
        .findFirst()
        .orElseThrow();
  }

  static Observed.Interface link(Map<String, Observed.Interface> links, String name) {
    Observed.Interface link = links.get(name);
    assertThat(link).as(name).isNotNull();
    return link;
  }

  static void set(
      Map<String, Observed.Interface> links, Observed.Interface was, boolean up, int mtu) {
    links.put(was.name(), World.link(was, up, mtu));
  }

  static void loseRoute(List<TableRoute> routes, String destination) {
    assertThat(routes.removeIf(r -> r.destination().equals(Cidr.of(destination)))).isTrue();
  }

  List<Change> changes() {
    return Diff.of(plan, world.observed());
  }

  /** A change as {@code plan} prints it. */
  static String line(Change change) {
    String reason = change.reason().isEmpty() ? "" : " (" + change.reason() + ")";
    return change.kind().sign() + " " + change.subject() + reason;
  }

  List<String> lines() {
    return changes().stream().map(Drift::line).toList();
  }

  /** What an edit of the file comes to. */
  List<String> linesAfter(String file) {
    return Diff.of(Labs.plan(file, plan), world.observed()).stream().map(Drift::line).toList();
  }
}
