package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final String FILE =
      """
      name: edge
      clusters: [{name: a, nodes: 2}, b]
      networks:
        - {name: m, cidr: [10.1.0.0/16, 'fd10:1::/48'], clusters: [a]}
        - {name: n, cidr: 10.2.0.0/16}
      workloads:
        - {name: w, networks: [n, m], replicas: 3}
      """;

  private final Plan plan = Labs.plan(FILE);

  @Test
  void finds_what_is_in_it() {
    NodeId node = Labs.node("a-worker");
    PodId pod = new PodId("a", "w", 1);
    assertThat(plan.network("n").map(PlannedNetwork::name)).contains("n");
    assertThat(plan.node(node).map(PlannedNode::number)).contains(2);
    assertThat(plan.pod(pod).map(PlannedPod::node)).contains(node);
    assertThat(plan.podsOn(Labs.node("a-control-plane")))
        .extracting(PlannedPod::id)
        .containsExactly(new PodId("a", "w", 0), new PodId("a", "w", 2));
  }

  @Test
  void finds_nothing_of_what_is_not_in_it() {
    assertThat(plan.network("x")).isEmpty();
    assertThat(plan.node(Labs.node("a-worker2"))).isEmpty();
    assertThat(plan.pod(new PodId("b", "w", 0))).isEmpty();
    assertThat(plan.podsOn(Labs.node("b-control-plane"))).isEmpty();
  }

  @Test
  void the_data_plane_is_the_blocks_of_all_its_networks() {
    assertThat(plan.dataPlane()).isEqualTo(Labs.cidrs("10.1.0.0/16", "fd10:1::/48", "10.2.0.0/16"));
  }

  @Test
  void a_pod_has_eth0_and_then_a_net_for_each_network_of_its_workload() {
    PlannedPod pod = plan.pods().getFirst();
    assertThat(PodNetworks.of(plan, pod))
        .extracting(p -> p.interfaceName() + " " + p.network().name())
        .containsExactly("eth0 pod_network", "net1 n", "net2 m");
  }

  @Test
  void a_slice_has_a_range_a_family_and_knows_its_addresses() {
    Slice slice = plan.network("m").orElseThrow().slice(Labs.node("a-worker")).orElseThrow();
    assertThat(slice.range(Family.IPV4)).contains(Cidr.of("10.1.1.128/25"));
    assertThat(slice.range(Family.IPV6)).contains(Cidr.of("fd10:1:0:1:8000::/65"));
    assertThat(slice.contains(Cidr.of("10.1.1.130"))).isTrue();
    assertThat(slice.contains(Cidr.of("10.1.1.2"))).isFalse();
    Slice ipv4 = plan.network("n").orElseThrow().slice(Labs.node("a-worker")).orElseThrow();
    assertThat(ipv4.range(Family.IPV6)).isEmpty();
  }

  @Test
  void a_network_has_no_configuration_for_a_node_that_it_does_not_join() {
    PlannedNetwork network = plan.network("m").orElseThrow();
    assertThat(network.slice(Labs.node("b-control-plane"))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.config(Labs.node("b-control-plane")))
        .withMessage("m does not join b-control-plane");
  }

  @Test
  void plans_are_equal_when_all_in_them_is() {
    assertThat(Labs.plan(FILE)).isEqualTo(plan).hasSameHashCodeAs(plan);
    assertThat(Labs.plan(FILE.replace("replicas: 3", "replicas: 2"))).isNotEqualTo(plan);
    assertThat(Labs.plan(FILE.replace("10.2.0.0", "10.3.0.0"))).isNotEqualTo(plan);
    assertThat(plan).hasToString("plan of edge");
    assertThat(plan.networks().getFirst()).hasToString("m [10.1.0.0/16, fd10:1::/48]");
  }
}
