package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NeighbourNeedTest {
  private static NeighbourNeed need(String network) {
    return NeighbourNeed.of(
        Labs.plan(
            """
            clusters: [{name: edge1, nodes: 2}, {name: edge2}]
            networks: [{name: data-plane, %s}]
            workloads: [{name: demo, replicas: 20}]
            """
                .formatted(network)));
  }

  @Test
  void pods_on_one_link_are_neighbours_of_each_other() {
    assertThat(need("type: macvlan, cidr: [10.1.0.0/16, 'fd10:1::/48']"))
        .isEqualTo(new NeighbourNeed(40 * 39, 40 * 39));
  }

  @Test
  void pods_on_a_bridge_are_neighbours_of_those_on_it_and_of_their_node() {
    assertThat(need("type: bridge, cidr: 10.1.0.0/16"))
        .isEqualTo(new NeighbourNeed(2 * 10 * 9 + 20 * 19 + 2 * 40, 0));
  }

  @Test
  void pods_on_pairs_of_their_own_take_none_as_their_entries_do_not_count() {
    assertThat(need("cidr: 'fd10:1::/48'")).isEqualTo(new NeighbourNeed(0, 0));
  }
}
