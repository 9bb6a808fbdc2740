package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.Underlays;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Topology;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.util.List;

/** Plans of topologies that tests write down as files. */
final class Labs {
  /** An underlay of both families, as the provider of namespaces has it. */
  static final Underlay UNDERLAY =
      Underlays.bare(List.of(Cidr.of("172.30.0.0/16"), Cidr.of("fd6b:696e:6472::/64")));

  private Labs() {}

  static Topology topology(String yaml) {
    return TopologyReader.read("kindred.yaml", yaml, Vocabularies.DIALECT).topology();
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
    Underlay nodes = Underlays.ofKubernetes(UNDERLAY.blocks());
    return Planner.plan(topology(yaml), nodes, Allocation.NONE);
  }

  /** An underlay of blocks that gives addresses to nodes. */
  static Underlay underlay(String... blocks) {
    return Underlays.bare(cidrs(blocks));
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
    return DeclaredNodes.named(name).orElseThrow();
  }

  static PlannedNode planned(NodeId node, int number, List<Cidr> addresses) {
    return new PlannedNode(new NodeInfo(node, DeclaredNodes.LINK, 1500, addresses), number);
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
