package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.Underlays;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Network;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Topology;
import dev.kindred.vocabulary.Seed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerTest {
  @Test
  void plans_the_seeds_lab_with_the_seeds_numbers() {
    Plan plan = Planner.plan(Seed.file().topology(), Labs.UNDERLAY, Allocation.NONE);
    assertThat(Labs.slice(plan, "data-plane", "edge1-control-plane"))
        .isEqualTo(Labs.cidrs("10.1.1.0/24"));
    assertThat(Labs.slice(plan, "data-plane", "edge2-control-plane"))
        .isEqualTo(Labs.cidrs("10.1.2.0/24"));
    assertThat(Labs.podSlice(plan, "edge1-control-plane")).isEqualTo(Labs.cidrs("10.97.0.0/24"));
    assertThat(Labs.podSlice(plan, "edge2-control-plane")).isEqualTo(Labs.cidrs("10.98.0.0/24"));
    assertThat(Labs.routes(plan, "edge1-control-plane"))
        .containsExactly("10.1.2.0/24 via 172.30.0.3", "unreachable 10.1.0.0/16");
    assertThat(plan.notes()).isEmpty();
  }

  @Test
  void numbers_nodes_through_the_lab_and_leaves_the_first_address_of_the_underlay() {
    Plan plan = Labs.plan("clusters: [{name: a, nodes: 2}, b]");
    assertThat(plan.nodes())
        .containsExactly(
            Labs.planned(
                Labs.node("a-control-plane"),
                1,
                Labs.cidrs("172.30.0.2/32", "fd6b:696e:6472::2/128")),
            Labs.planned(
                Labs.node("a-worker"), 2, Labs.cidrs("172.30.0.3/32", "fd6b:696e:6472::3/128")),
            Labs.planned(
                Labs.node("b-control-plane"),
                3,
                Labs.cidrs("172.30.0.4/32", "fd6b:696e:6472::4/128")));
  }

  private static Underlay knowing(Map<NodeId, List<Cidr>> known, boolean assigns) {
    return underlay(known, assigns, 1500);
  }

  private static Underlay underlay(Map<NodeId, List<Cidr>> known, boolean assigns, int mtu) {
    return new Underlay(
        Labs.UNDERLAY.blocks(),
        cluster ->
            new ClusterInfo(
                DeclaredNodes.ids(cluster).stream()
                    .map(id ->
                        new NodeInfo(
                            id, DeclaredNodes.LINK, mtu, known.getOrDefault(id, List.of())))
                    .toList()),
        assigns,
        mtu,
        mtu,
        Map.of(),
        List.of(),
        Labs.UNDERLAY.traits());
  }

  @Test
  void takes_addresses_that_nodes_have_and_gives_them_to_others() {
    NodeId first = Labs.node("edge1-control-plane");
    Map<NodeId, List<Cidr>> known = Map.of(first, Labs.cidrs("172.30.7.7"));
    Topology topology = Labs.topology("clusters: 2");
    Underlay giving = knowing(known, true);
    assertThat(Planner.plan(topology, giving, Allocation.NONE).nodes())
        .extracting(PlannedNode::addresses)
        .containsExactly(Labs.cidrs("172.30.7.7"), Labs.cidrs("172.30.0.3", "fd6b:696e:6472::3"));
    Underlay waiting = knowing(known, false);
    Plan plan = Planner.plan(topology, waiting, Allocation.NONE);
    assertThat(plan.nodes())
        .extracting(PlannedNode::addresses)
        .containsExactly(Labs.cidrs("172.30.7.7"), List.of());
    assertThat(Labs.routes(plan, "edge1-control-plane"))
        .as("no route to a node without an address yet")
        .containsExactly("unreachable 10.1.0.0/16");
    assertThat(Labs.routes(plan, "edge2-control-plane"))
        .containsExactly("10.1.1.0/24 via 172.30.7.7", "unreachable 10.1.0.0/16");
  }

  @Test
  void gives_the_mtu_of_the_underlay_to_networks_that_declare_none() {
    Plan plan =
        Planner.plan(
            Labs.topology("networks: [{name: a}, {name: b, mtu: 1400}]"),
            underlay(Map.of(), true, 9000),
            Allocation.NONE);
    assertThat(plan.mtu()).isEqualTo(9000);
    assertThat(plan.networks()).extracting(PlannedNetwork::mtu).containsExactly(9000, 1400);
    assertThat(plan.networks())
        .extracting(n -> n.config(Labs.node("edge1-control-plane")).get("mtu"))
        .containsExactly(9000, 1400);
  }

  @Test
  void refuses_an_mtu_that_does_not_pass_the_underlay() {
    assertThat(Labs.problems("networks: [{name: a}, {name: b, mtu: 1501}]"))
        .containsExactly(
            new Problem(
                "networks[1].mtu",
                "1501 bytes do not pass the underlay, which carries 1500",
                "Use 1500 or less, or give the underlay more: underlay: {mtu: 1501}."));
  }

  @Test
  void refuses_an_underlay_without_an_address_for_every_node_once() {
    assertThat(
            Labs.problems("clusters: 9\nunderlay: 172.30.0.0/29", Labs.underlay("172.30.0.0/29")))
        .containsExactly(
            new Problem(
                "underlay",
                "172.30.0.0/29 is too small for 9 nodes",
                "Use 172.30.0.0/28 or larger."));
  }

  @Test
  void fills_an_underlay_up_to_the_last_but_one_address() {
    Plan plan =
        Planner.plan(
            Labs.topology("clusters: 5\nunderlay: 172.30.0.0/29"),
            Labs.underlay("172.30.0.0/29"),
            Allocation.NONE);
    assertThat(plan.nodes().getLast().addresses()).isEqualTo(Labs.cidrs("172.30.0.6"));
  }

  @Test
  void refuses_to_route_a_family_that_the_underlay_lacks() {
    String yaml =
        """
        clusters:
          - name: a
            nodes: 2
            podSubnet: [10.97.0.0/16, fd97::/48]
          - name: b
            podSubnet: fd98::/48
        networks:
          - name: routed
            cidr: [10.1.0.0/16, fd10:1::/48]
        """;
    assertThat(Labs.problems(yaml, Labs.underlay("172.30.0.0/16")))
        .containsExactly(
            new Problem(
                "clusters[0].podSubnet",
                "the underlay has no ipv6 addresses to route fd97::/48 over",
                "Give the underlay a block of that family."),
            new Problem(
                "networks[0].cidr",
                "the underlay has no ipv6 addresses to route fd10:1::/48 over",
                "Give the underlay a block of that family."));
  }

  @Test
  void needs_no_address_of_a_family_on_the_underlay_where_nothing_is_routed() {
    String yaml = "networks: [{name: flat, type: macvlan, cidr: 'fd10:1::/48'}]";
    Plan plan = Planner.plan(Labs.topology(yaml), Labs.underlay("172.30.0.0/16"), Allocation.NONE);
    assertThat(Labs.routes(plan, "edge1-control-plane")).isEmpty();
  }

  @Test
  void takes_an_underlay_of_unknown_blocks_as_it_comes() {
    Underlay unknown = Underlays.unknown(Traits.bare(DeclaredNodes.POD_LINK));
    Plan plan =
        Planner.plan(
            Labs.topology("networks: [{name: six, cidr: 'fd10:1::/48'}]"),
            unknown,
            Allocation.NONE);
    assertThat(plan.nodes()).allMatch(node -> node.addresses().isEmpty());
  }

  @Test
  void refuses_everything_at_once() {
    String yaml =
        """
        networks:
          - name: a
            mtu: 9000
          - name: b
            cidr: 10.2.0.0/30
        """;
    assertThat(Labs.problems(yaml))
        .extracting(Problem::path)
        .containsExactly("networks[0].mtu", "networks[1].cidr");
  }

  @Test
  void does_not_know_what_to_do_with_a_type_that_no_reader_lets_through() {
    Network network = new Network("n", "carrier-pigeon", List.of(), 0, List.of(), Map.of());
    Topology topology =
        new Topology("t", "netns", List.of(), List.of(), List.of(network), List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Planner.plan(topology, Labs.UNDERLAY, Allocation.NONE))
        .withMessage("no network type carrier-pigeon");
  }

  @Test
  void plans_a_lab_without_networks_or_workloads() {
    Plan plan = Labs.plan("networks: []\nworkloads: []");
    assertThat(plan.networks()).isEmpty();
    assertThat(plan.pods()).isEmpty();
    assertThat(plan.nodes()).hasSize(2);
  }

  @Test
  void plans_as_many_clusters_as_a_file_can_declare() {
    Plan plan = Labs.plan("clusters: 1000\nunderlay: 172.30.0.0/16");
    assertThat(plan.nodes()).hasSize(1000);
    assertThat(Labs.slice(plan, "data-plane", "edge1000-control-plane"))
        .isEqualTo(Labs.cidrs("10.1.250.0/26"));
  }

  @Test
  void a_rejection_names_all_its_problems() {
    Problem one = new Problem("networks[0].cidr", "is wrong", "Mend it.");
    PlanRejected rejected = new PlanRejected(List.of(one));
    assertThat(rejected.problems()).containsExactly(one);
    assertThat(rejected).hasMessageContaining("networks[0].cidr").hasMessageContaining("is wrong");
  }
}
