package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.provider.Underlays;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Topology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverlapsTest {
  private static final String FIX = "Give one of them another block.";

  private static Underlay taken(String... blocksAndOwners) {
    Map<Cidr, String> taken = new HashMap<>();
    for (int i = 0; i < blocksAndOwners.length; i += 2) {
      taken.put(Cidr.of(blocksAndOwners[i]), blocksAndOwners[i + 1]);
    }
    return Underlays.bare(Labs.UNDERLAY.blocks(), taken);
  }

  @Test
  void refuses_a_network_in_the_block_of_a_container_network_that_is_there() {
    Topology topology = Labs.topology("networks: [{name: n, cidr: 172.30.0.0/16}]");
    Underlay made = Underlays.ofKubernetes(Labs.cidrs("172.30.0.0/20"));
    assertThatThrownBy(() -> Planner.plan(topology, made, Allocation.NONE))
        .hasMessageContaining("networks[0].cidr")
        .hasMessageContaining("172.30.0.0/16 of network n overlaps 172.30.0.0/20 of the underlay");
  }

  @Test
  void refuses_a_network_that_the_host_has_a_route_to() {
    assertThat(
            Labs.problems(
                "networks: [{name: n, cidr: 10.1.0.0/16}]",
                taken("10.1.2.0/24", "the host's route by wg0")))
        .containsExactly(
            new Problem(
                "networks[0].cidr",
                "10.1.0.0/16 of network n overlaps 10.1.2.0/24 of the host's route by wg0",
                FIX));
    assertThat(
            Labs.problems(
                "networks: [{name: n, cidr: 10.1.0.0/16}]",
                taken("10.0.0.0/12", "the host's route by wg0")))
        .containsExactly(
            new Problem(
                "networks[0].cidr",
                "10.1.0.0/16 of network n overlaps 10.0.0.0/12 of the host's route by wg0",
                FIX));
  }

  @Test
  void refuses_an_underlay_that_the_host_has_a_route_to() {
    assertThat(
            Labs.problems(
                "underlay: 172.30.0.0/16", taken("172.30.0.0/24", "the host's route by eth1")))
        .containsExactly(
            new Problem(
                "underlay",
                "172.30.0.0/16 of the underlay overlaps 172.30.0.0/24 of the host's route by eth1",
                FIX));
  }

  @Test
  void does_not_care_for_blocks_outside_the_lab_that_overlap_each_other() {
    Underlay underlay =
        taken("192.168.0.0/16", "a tunnel", "192.168.7.0/24", "the host's route by eth0");
    Plan plan = Planner.plan(Labs.topology("clusters: 2"), underlay, Allocation.NONE);
    assertThat(plan.nodes()).hasSize(2);
  }

  @Test
  void names_every_block_that_lies_in_a_larger_one() {
    assertThat(
            Labs.problems(
                "networks: [{name: a, cidr: 10.1.0.0/16}, {name: b, cidr: 10.2.0.0/16}]",
                taken("10.0.0.0/12", "the host's VPN")))
        .extracting(Problem::path)
        .isEqualTo(List.of("networks[0].cidr", "networks[1].cidr"));
  }
}
