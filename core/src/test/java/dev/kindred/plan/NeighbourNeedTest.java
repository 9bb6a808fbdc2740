package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NeighbourNeedTest {
  private static NeighbourNeed need(String network, int pods) {
    return NeighbourNeed.of(
        Labs.plan(
            """
            clusters: [{name: edge1, nodes: 2}, {name: edge2}]
            networks: [{name: data-plane, %s}]
            workloads: [{name: demo, replicas: %d}]
            """
                .formatted(network, pods)));
  }

  @Test
  void pods_of_a_link_take_none_as_their_entries_do_not_count() {
    assertThat(need("type: macvlan, cidr: [10.1.0.0/16, 'fd10:1::/48']", 40))
        .isEqualTo(new NeighbourNeed(0, 0));
    assertThat(need("type: bridge, cidr: [10.1.0.0/16, 'fd10:1::/48']", 80))
        .isEqualTo(new NeighbourNeed(0, 0));
    assertThat(need("cidr: 'fd10:1::/48'", 20)).isEqualTo(new NeighbourNeed(0, 0));
  }

  @Test
  void pods_on_a_link_that_is_too_large_are_neighbours_of_each_other() {
    assertThat(need("type: macvlan, cidr: [10.1.0.0/16, 'fd10:1::/48']", 100))
        .isEqualTo(new NeighbourNeed(200 * 199, 200 * 199));
    assertThat(need("type: macvlan, cidr: 10.1.0.0/16", 100)).isEqualTo(new NeighbourNeed(0, 0));
  }

  @Test
  void pods_on_a_bridge_that_is_too_large_are_neighbours_of_those_on_it_and_of_their_node() {
    assertThat(need("type: bridge, cidr: 10.0.0.0/8", 400))
        .isEqualTo(new NeighbourNeed(2 * 200 * 199 + 400 * 399 + 2 * 800, 0));
  }
}
