package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Topology;
import dev.kindred.topology.TopologyReader;
import java.util.List;
import java.util.Map;

/** Plans of topologies that tests write down as files. */
final class Labs {
  /** An underlay of both families, as the provider of namespaces has it. */
  static final Underlay UNDERLAY =
      new Underlay(
          List.of(Cidr.of("172.30.0.0/16"), Cidr.of("fd6b:696e:6472::/64")),
          Map.of(),
          true,
          1500,
          Map.of());

  private Labs() {}

  static Topology topology(String yaml) {
    return TopologyReader.read("kindred.yaml", yaml, NetworkTypes.names()).topology();
  }

  static Plan plan(String yaml) {
    return Planner.plan(topology(yaml), UNDERLAY, Allocation.NONE);
  }

  /** The plan of the lab that ran by another plan, after an edit of its file. */
  static Plan plan(String yaml, Plan before) {
    return Planner.plan(topology(yaml), UNDERLAY, before.allocation());
  }

  /** The plan of a lab whose nodes are those of real Kubernetes clusters. */
  static Plan onKubernetes(String yaml) {
    Underlay nodes =
        new Underlay(
            UNDERLAY.blocks(), UNDERLAY.known(), true, UNDERLAY.mtu(), UNDERLAY.taken(), true);
    return Planner.plan(topology(yaml), nodes, Allocation.NONE);
  }

  /** An underlay of blocks that gives addresses to nodes. */
  static Underlay underlay(String... blocks) {
    return new Underlay(cidrs(blocks), Map.of(), true, 1500, Map.of());
  }

  /** The problems for which a topology cannot be planned. */
  static List<Problem> problems(String yaml, Underlay underlay) {
    Topology topology = topology(yaml);
    PlanRejected rejected =
        catchThrowableOfType(
            PlanRejected.class, () -> Planner.plan(topology, underlay, Allocation.NONE));
    assertThat(rejected).as("the plan is refused").isNotNull();
    return rejected.problems();
  }

  static List<Problem> problems(String yaml) {
    return problems(yaml, UNDERLAY);
  }

  static List<Cidr> cidrs(String... blocks) {
    return List.of(blocks).stream().map(Cidr::of).toList();
  }

  static NodeId node(String name) {
    String[] worker = name.split("-worker", -1);
    if (worker.length == 1) {
      return new NodeId(name.replace("-control-plane", ""), 1);
    }
    return new NodeId(worker[0], worker[1].isEmpty() ? 2 : Integer.parseInt(worker[1]) + 1);
  }

  /** What a node hands out of a network. */
  static List<Cidr> slice(Plan plan, String network, String node) {
    PlannedNetwork planned = plan.network(network).orElseThrow();
    return planned.slice(node(node)).map(Slice::ranges).orElse(List.of());
  }

  /** What a node hands out of its cluster's pod subnets. */
  static List<Cidr> podSlice(Plan plan, String node) {
    PlannedNetwork pods = plan.podNetworks().get(node(node).cluster());
    assertThat(pods).isNotNull();
    return pods.slice(node(node)).map(Slice::ranges).orElse(List.of());
  }

  /** The routes of a node, in the words of {@code ip route}. */
  static List<String> routes(Plan plan, String node) {
    return plan.routes().of(node(node)).stream().map(Route::toString).toList();
  }
}
