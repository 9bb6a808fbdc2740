package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Problem;
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
    return new Underlay(Labs.UNDERLAY.blocks(), Map.of(), true, 1500, taken);
  }

  @Test
  void refuses_a_network_in_the_default_pod_subnet_of_a_cluster() {
    assertThat(Labs.problems("networks: [{name: n, cidr: 10.98.7.0/24}]"))
        .containsExactly(
            new Problem(
                "networks[0].cidr",
                "10.98.7.0/24 of network n overlaps 10.98.0.0/16 of the pods of edge2",
                FIX));
  }

  @Test
  void refuses_a_network_in_the_default_service_subnet_of_a_cluster() {
    assertThat(Labs.problems("networks: [{name: n, cidr: 10.197.0.0/16}]"))
        .containsExactly(
            new Problem(
                "clusters[0].serviceSubnet",
                "10.197.0.0/16 of the Services of edge1 overlaps 10.197.0.0/16 of network n",
                FIX));
  }

  @Test
  void refuses_pods_and_services_that_are_set_where_others_have_theirs_by_default() {
    String yaml =
        """
        clusters:
          - name: a
            podSubnet: 10.98.0.0/20
            serviceSubnet: 10.1.128.0/17
          - name: b
        """;
    assertThat(Labs.problems(yaml))
        .containsExactlyInAnyOrder(
            new Problem(
                "clusters[0].podSubnet",
                "10.98.0.0/20 of the pods of a overlaps 10.98.0.0/16 of the pods of b",
                FIX),
            new Problem(
                "clusters[0].serviceSubnet",
                "10.1.128.0/17 of the Services of a overlaps 10.1.0.0/16 of network data-plane",
                FIX));
  }

  @Test
  void refuses_a_default_network_where_another_is_set() {
    String yaml = "networks: [{name: a}, {name: b, cidr: 10.1.0.0/20}]";
    assertThat(Labs.problems(yaml))
        .containsExactly(
            new Problem(
                "networks[1].cidr",
                "10.1.0.0/20 of network b overlaps 10.1.0.0/16 of network a",
                FIX));
  }

  @Test
  void refuses_a_small_block_at_the_start_of_a_large_one() {
    assertThat(Labs.problems("networks: [{name: n, cidr: 10.97.0.0/24}]"))
        .extracting(Problem::what)
        .containsExactly("10.97.0.0/24 of network n overlaps 10.97.0.0/16 of the pods of edge1");
  }

  @Test
  void refuses_a_network_in_the_underlay() {
    assertThat(Labs.problems("networks: [{name: n, cidr: ['fd6b:696e:6472::/48']}]"))
        .containsExactly(
            new Problem(
                "underlay",
                "fd6b:696e:6472::/64 of the underlay overlaps fd6b:696e:6472::/48 of network n",
                FIX));
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
    assertThat(Labs.problems("clusters: 2", taken("172.30.0.0/24", "the host's route by eth1")))
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
                "networks: [{name: a}, {name: b}]", taken("10.0.0.0/12", "the host's VPN")))
        .extracting(Problem::path)
        .isEqualTo(List.of("networks[0].cidr", "networks[1].cidr"));
  }
}
