package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.Allocation;
import dev.kindred.plan.IpBatch;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.NodeInfo;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNode;
import dev.kindred.plan.Planner;
import dev.kindred.plan.PodNetworks;
import dev.kindred.plan.Route;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.Underlays;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private static final List<Cidr> UNDERLAY =
      List.of(Cidr.of("172.30.0.0/16"), Cidr.of("fd6b:696e:6472::/64"));
  private static final NodeId NODE = DeclaredNodes.id("edge1", 1);
  private static final PlannedNode PLANNED =
      new PlannedNode(
          new NodeInfo(
              NODE,
              DeclaredNodes.LINK,
              1500,
              List.of(Cidr.of("172.30.0.4"), Cidr.of("fd6b:696e:6472::4"))),
          3);
  private final StringBuilder out = new StringBuilder();

  private static PodNetworks.Planned net1(String type) {
    Plan plan =
        Planner.plan(
            TopologyReader.read(
                    "lab.yaml",
                    """
                    clusters: 2
                    networks: [{name: n, type: %s, cidr: [10.1.0.0/16, 'fd10:1::/48']}]
                    workloads: [{name: demo, networks: [n]}]
                    """
                        .formatted(type),
                    Vocabularies.DIALECT)
                .topology(),
            Underlays.bare(UNDERLAY),
            Allocation.NONE);
    return PodNetworks.of(plan, plan.pods().getFirst()).get(1);
  }

  @Test
  void a_node_is_a_namespace_and_a_cable_to_the_bridge() {
    Batches.node(out, PLANNED, 1500);
    assertThat(out.toString())
        .isEqualTo(
            """
            netns add edge1-control-plane
            link add name node3 mtu 1500 type veth peer name eth0 mtu 1500 address 02:6b:69:6e:00:03 netns edge1-control-plane
            link set dev kindred0 up
            link set dev node3 master kindred0 up
            """);
  }

  @Test
  void a_nodes_addresses_have_the_prefix_of_the_underlay() {
    Batches.addresses(out, PLANNED, UNDERLAY);
    assertThat(out.toString())
        .isEqualTo(
            """
            link set dev lo up
            address replace 172.30.0.4/16 dev eth0
            address replace fd6b:696e:6472::4/64 dev eth0 nodad
            link set dev eth0 up
            """);
  }

  @Test
  void a_route_leads_by_a_gateway_or_is_refused_behind_all_others() {
    IpBatch.route(out, Route.via(Cidr.of("10.1.2.0/24"), Cidr.of("172.30.0.3")));
    IpBatch.route(out, Route.unreachable(Cidr.of("fd10:1::/48")));
    assertThat(out.toString())
        .isEqualTo(
            """
            route replace 10.1.2.0/24 via 172.30.0.3 proto 75
            route replace unreachable fd10:1::/48 metric 4096 proto 75
            """);
  }

  @Test
  void in_a_pod_on_a_pair_the_node_alone_is_a_neighbour() {
    Route route = Route.via(Cidr.of("10.1.0.0/16"), Cidr.of("10.1.1.1"));
    Batches.podsRoute(out, net1("ptp"), NODE, route);
    assertThat(out.toString())
        .isEqualTo(
            """
            route replace 10.1.1.1/32 dev net1
            route replace 10.1.1.0/24 via 10.1.1.1 dev net1
            route replace 10.1.0.0/16 via 10.1.1.1
            """);
  }

  @Test
  void in_a_pod_on_a_bridge_the_whole_slice_is() {
    Route route = Route.via(Cidr.of("fd10:1::/48"), Cidr.of("fd10:1:0:1::1"));
    Batches.podsRoute(out, net1("bridge"), NODE, route);
    assertThat(out.toString())
        .isEqualTo(
            """
            route replace fd10:1::/48 via fd10:1:0:1::1
            """);
  }

  @Test
  void the_way_to_a_pod_sets_up_the_nodes_end_first() {
    Batches.podRoute(out, Cidr.of("10.1.1.2"), "veth5e");
    assertThat(out.toString())
        .isEqualTo(
            """
            link set dev veth5e up
            route replace 10.1.1.2/32 dev veth5e proto 75
            """);
  }
}
