package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.Cidr;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObservedTest {
  private final Observed observed = World.of(Labs.plan("clusters: 1")).observed();

  @Test
  void nothing_runs_before_a_lab_is_up() {
    assertThat(Observed.NOTHING.running()).isFalse();
    assertThat(Observed.NOTHING.nodes()).isEmpty();
    assertThat(Observed.NOTHING.pods()).isEmpty();
  }

  @Test
  void a_pod_has_the_addresses_of_a_network_on_the_interface_that_was_made_for_it() {
    Observed.Pod pod = observed.pods().get(new PodId("edge1", "demo2", 0));
    assertThat(pod).isNotNull();
    assertThat(pod.addresses("data-plane")).isEqualTo(Labs.cidrs("10.1.1.3"));
    assertThat(pod.addresses("other")).isEmpty();
  }

  @Test
  void a_node_finds_its_interfaces_by_name_and_number() {
    Observed.Node node = observed.nodes().get(Labs.node("edge1-control-plane"));
    assertThat(node).isNotNull();
    assertThat(node.link("eth0").map(Observed.Interface::index)).contains(2);
    assertThat(node.link(2).map(Observed.Interface::name)).contains("eth0");
    assertThat(node.link("eth1")).isEmpty();
    assertThat(node.link(99)).isEmpty();
  }

  @Test
  void a_route_does_what_is_planned_when_it_leads_there_or_refuses_as_planned() {
    Cidr block = Cidr.of("10.1.2.0/24");
    Cidr gateway = Cidr.of("172.30.0.3");
    TableRoute via = World.via(block, gateway, "eth0");
    TableRoute hole = new TableRoute(block, Optional.empty(), "", "blackhole");
    assertThat(via.refused()).isFalse();
    assertThat(via.does(Route.via(block, gateway))).isTrue();
    assertThat(via.does(Route.via(block, Cidr.of("172.30.0.4")))).isFalse();
    assertThat(via.does(Route.via(Cidr.of("10.1.2.0/25"), gateway))).isFalse();
    assertThat(via.does(Route.unreachable(block))).isFalse();
    assertThat(hole.refused()).isTrue();
    assertThat(hole.does(Route.unreachable(block))).isTrue();
    assertThat(hole.does(Route.via(block, gateway))).isFalse();
    assertThat(World.onLink(block, "eth0").does(Route.unreachable(block))).isFalse();
  }
}
