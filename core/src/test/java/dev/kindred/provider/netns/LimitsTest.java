package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.lab.TestLedger;
import dev.kindred.plan.Allocation;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlanRejected;
import dev.kindred.plan.Planner;
import dev.kindred.plan.Underlay;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.Underlays;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Topology;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static Topology topology(String yaml) {
    return TopologyReader.read("lab.yaml", yaml, Vocabularies.DIALECT).topology();
  }

  private static List<Problem> limits(String yaml) {
    Topology topology = topology(yaml);
    List<Cidr> underlay = NetnsUnderlay.blocks(topology, true);
    Plan plan = Planner.plan(topology, Underlays.bare(underlay), Allocation.NONE);
    List<Problem> problems = new ArrayList<>(Limits.of(topology));
    problems.addAll(Limits.of(plan));
    return problems;
  }

  private static String clusters(int clusters, int nodes) {
    return IntStream.rangeClosed(1, clusters)
        .mapToObj(i -> "{name: edge" + i + ", nodes: " + nodes + "}")
        .collect(Collectors.joining(", ", "clusters: [", "]\n"));
  }

  @Test
  void as_many_nodes_as_a_bridge_has_ports_and_no_more() {
    assertThat(limits(clusters(33, 31))).isEmpty();
    assertThat(limits(clusters(64, 16)))
        .containsExactly(
            new Problem(
                "clusters",
                "1024 nodes do not fit: they are ports of one Linux bridge, which has at most 1023",
                "Use fewer nodes."));
  }

  /** What a user must mend one after the other is told at once, each by a key of the file. */
  @Test
  void too_many_nodes_are_told_with_all_else_that_does_not_fit() {
    Topology topology =
        topology(
            """
            clusters: [{name: a, nodes: 600}, {name: b, nodes: 600}]
            networks:
              - {name: n, cidr: 10.1.0.0/24, mtu: 9000}
              - {name: m}
            """);
    Underlay underlay = Underlays.bare(NetnsUnderlay.blocks(topology, true));
    Planner.Limits limits = new Planner.Limits(Limits::of, Limits::of);
    assertThatThrownBy(() -> Planner.plan(topology, underlay, Allocation.NONE, limits))
        .asInstanceOf(InstanceOfAssertFactories.type(PlanRejected.class))
        .extracting(PlanRejected::problems, InstanceOfAssertFactories.list(Problem.class))
        .extracting(Problem::path)
        .containsExactlyInAnyOrder("clusters", "networks[0].mtu", "networks[0].cidr");
  }

  @Test
  void a_way_out_needs_an_underlay_of_ipv4() {
    String lab =
        """
        internet: true
        underlay: %s
        clusters: [{name: edge1, podSubnet: 'fd97::/56'}]
        networks: []
        """;
    assertThat(limits(lab.formatted("[172.31.0.0/16, 'fd31::/64']"))).isEmpty();
    assertThat(limits(lab.formatted("'fd31::/64'")))
        .containsExactly(
            new Problem(
                "internet",
                "the underlay has no IPv4 addresses, by which alone netns has a way out",
                "Give it a block of IPv4 as well, or leave the key out."));
  }

  @Test
  void the_addresses_of_the_way_out_are_nobody_elses() {
    String lab = "networks: [{name: blue, cidr: 10.0.0.0/16}]\nworkloads: []\n";
    assertThat(planned(lab).networks()).hasSize(1);
    assertThatThrownBy(() -> planned("internet: true\n" + lab))
        .isInstanceOfSatisfying(
            PlanRejected.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        new Problem(
                            "networks[0].cidr",
                            "10.0.0.0/16 of network blue overlaps 10.0.2.0/24 of the way out to the"
                                + " internet",
                            "Give one of them another block.")));
  }

  private static Plan planned(String yaml) {
    Topology topology = topology(yaml);
    NetnsProvider provider = new NetnsProvider(Path.of("none"));
    LabHome home = new LabHome("edge", Path.of("none"), TestLedger.of(Path.of("none")));
    return Planner.plan(topology, provider.underlay(home, topology), Allocation.NONE);
  }

  @Test
  void as_many_pods_on_a_nodes_bridge_and_no_more() {
    String lab =
        """
        clusters: [{name: edge1, podSubnet: 'fd97::/56'}]
        networks:
          - {name: routed, cidr: 'fd10:1::/48'}
          - {name: bridged, type: bridge, cidr: 'fd10:2::/48'}
        workloads: [{name: demo, networks: [routed, bridged], replicas: %d}]
        """;
    assertThat(limits(lab.formatted(1023))).isEmpty();
    assertThat(limits(lab.formatted(1024)))
        .containsExactly(
            new Problem(
                "networks[1].type",
                "1024 pods of edge1-control-plane do not fit on a bridge of 1023 ports",
                "Use type ptp, more nodes or fewer replicas."));
  }

  @Test
  void the_container_network_of_kind_joins_no_namespaces() {
    assertThat(limits("clusters: 1\nunderlay: kind\n"))
        .containsExactly(
            new Problem(
                "underlay",
                "the container network of kind joins only clusters that kind makes, not netns",
                "Use provider kind, or leave the key out."));
    assertThat(limits("provider: kind\nunderlay: kind\n")).hasSize(1);
    assertThat(limits("provider: auto\nunderlay: kind\n")).isEmpty();
  }

  @Test
  void the_underlay_has_both_families_where_the_kernel_has() {
    Topology topology = topology("clusters: 1\n");
    assertThat(NetnsUnderlay.blocks(topology, true))
        .containsExactly(Cidr.of("172.30.0.0/16"), Cidr.of("fd6b:696e:6472::/64"));
    assertThat(NetnsUnderlay.blocks(topology, false)).containsExactly(Cidr.of("172.30.0.0/16"));
    Topology own = topology("clusters: 1\nunderlay: 'fd00::/64'\n");
    assertThat(NetnsUnderlay.blocks(own, false)).containsExactly(Cidr.of("fd00::/64"));
  }
}
