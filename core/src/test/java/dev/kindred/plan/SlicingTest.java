package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.Cidr;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlicingTest {
  private static List<Cidr> slice(Plan plan, String node) {
    return Labs.slice(plan, plan.networks().getFirst().name(), node);
  }

  @Test
  void the_ith_cluster_has_the_ith_24_and_64() {
    Plan plan = Labs.plan("clusters: 3\nnetworks: [{name: n, cidr: [10.1.0.0/16, 'fd10:1::/48']}]");
    assertThat(slice(plan, "edge1-control-plane"))
        .isEqualTo(Labs.cidrs("10.1.1.0/24", "fd10:1:0:1::/64"));
    assertThat(slice(plan, "edge3-control-plane"))
        .isEqualTo(Labs.cidrs("10.1.3.0/24", "fd10:1:0:3::/64"));
  }

  @Test
  void the_nodes_of_a_cluster_share_its_part_in_equal_slices() {
    Plan plan = Labs.plan("clusters: [{name: a, nodes: 3}]\nnetworks: [{name: n}]");
    assertThat(slice(plan, "a-control-plane")).isEqualTo(Labs.cidrs("10.1.1.0/26"));
    assertThat(slice(plan, "a-worker")).isEqualTo(Labs.cidrs("10.1.1.64/26"));
    assertThat(slice(plan, "a-worker2")).isEqualTo(Labs.cidrs("10.1.1.128/26"));
  }

  @Test
  void a_network_too_small_for_a_24_each_has_equal_parts() {
    Plan plan = Labs.plan("clusters: 3\nnetworks: [{name: n, cidr: 10.1.7.0/24}]");
    assertThat(slice(plan, "edge1-control-plane")).isEqualTo(Labs.cidrs("10.1.7.64/26"));
    assertThat(slice(plan, "edge2-control-plane")).isEqualTo(Labs.cidrs("10.1.7.128/26"));
    assertThat(slice(plan, "edge3-control-plane")).isEqualTo(Labs.cidrs("10.1.7.192/26"));
  }

  @Test
  void the_first_24_is_left_out_and_so_a_22_has_three_of_them() {
    Plan three = Labs.plan("clusters: 3\nnetworks: [{name: n, cidr: 10.1.4.0/22}]");
    assertThat(slice(three, "edge3-control-plane")).isEqualTo(Labs.cidrs("10.1.7.0/24"));
    Plan four = Labs.plan("clusters: 4\nnetworks: [{name: n, cidr: 10.1.4.0/22}]");
    assertThat(slice(four, "edge1-control-plane")).isEqualTo(Labs.cidrs("10.1.4.128/25"));
    assertThat(slice(four, "edge4-control-plane")).isEqualTo(Labs.cidrs("10.1.6.0/25"));
  }

  @Test
  void a_network_joins_only_the_clusters_that_it_names() {
    Plan plan = Labs.plan("clusters: 3\nnetworks: [{name: n, clusters: [edge1, edge3]}]");
    assertThat(slice(plan, "edge1-control-plane")).isEqualTo(Labs.cidrs("10.1.1.0/24"));
    assertThat(slice(plan, "edge2-control-plane")).isEmpty();
    assertThat(slice(plan, "edge3-control-plane")).isEqualTo(Labs.cidrs("10.1.3.0/24"));
    assertThat(Labs.routes(plan, "edge2-control-plane")).isEmpty();
  }

  @Test
  void a_part_that_is_set_by_hand_is_left_to_its_cluster_by_the_others() {
    Plan plan =
        Labs.plan(
            """
            clusters: 3
            networks:
              - name: n
                cidr: [10.1.0.0/16, fd10:1::/48]
                subnets: {edge1: 10.1.2.0/23}
            """);
    assertThat(slice(plan, "edge1-control-plane"))
        .isEqualTo(Labs.cidrs("10.1.2.0/23", "fd10:1:0:1::/64"));
    assertThat(slice(plan, "edge2-control-plane"))
        .isEqualTo(Labs.cidrs("10.1.1.0/24", "fd10:1:0:2::/64"));
    assertThat(slice(plan, "edge3-control-plane"))
        .isEqualTo(Labs.cidrs("10.1.4.0/24", "fd10:1:0:3::/64"));
  }

  @Test
  void a_huge_part_that_is_set_by_hand_is_stepped_over_at_once() {
    Plan plan =
        Labs.plan(
            """
            networks:
              - name: n
                cidr: fd00::/16
                subnets: {edge1: 'fd00::/17'}
            """);
    assertThat(slice(plan, "edge2-control-plane")).isEqualTo(Labs.cidrs("fd00:8000::/64"));
  }

  @Test
  void pods_have_a_24_and_a_64_a_node() {
    Plan plan =
        Labs.plan("clusters: [{name: a, nodes: 2, podSubnet: [10.97.0.0/16, 'fd97::/56']}]");
    assertThat(Labs.podSlice(plan, "a-control-plane"))
        .isEqualTo(Labs.cidrs("10.97.0.0/24", "fd97::/64"));
    assertThat(Labs.podSlice(plan, "a-worker"))
        .isEqualTo(Labs.cidrs("10.97.1.0/24", "fd97:0:0:1::/64"));
  }

  @Test
  void pods_of_a_subnet_too_small_for_a_24_a_node_share_it() {
    Plan plan =
        Labs.plan("clusters: [{name: a, nodes: 2, podSubnet: [10.97.0.0/24, 'fd97::/64']}]");
    assertThat(Labs.podSlice(plan, "a-worker"))
        .isEqualTo(Labs.cidrs("10.97.0.128/25", "fd97:0:0:0:8000::/65"));
  }
}
