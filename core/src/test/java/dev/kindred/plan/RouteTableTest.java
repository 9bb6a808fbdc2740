package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.Cidr;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RouteTableTest {
  private final Plan plan =
      Labs.plan(
          """
          clusters: [{name: a, nodes: 2}, b, c]
          networks:
            - name: n
              cidr: [10.1.0.0/16, fd10:1::/48]
              clusters: [a, b]
            - name: flat
              type: macvlan
              cidr: 10.2.0.0/16
          """);

  @Test
  void leads_to_each_foreign_slice_by_the_node_that_owns_it_and_refuses_the_rest() {
    assertThat(Labs.routes(plan, "b-control-plane"))
        .containsExactly(
            "10.1.1.0/25 via 172.30.0.2",
            "fd10:1:0:1::/65 via fd6b:696e:6472::2",
            "10.1.1.128/25 via 172.30.0.3",
            "fd10:1:0:1:8000::/65 via fd6b:696e:6472::3",
            "unreachable 10.1.0.0/16",
            "unreachable fd10:1::/48");
  }

  @Test
  void leads_to_the_pods_on_the_other_nodes_of_a_cluster() {
    assertThat(Labs.routes(plan, "a-worker"))
        .containsExactly(
            "10.1.1.0/25 via 172.30.0.2",
            "fd10:1:0:1::/65 via fd6b:696e:6472::2",
            "10.1.2.0/24 via 172.30.0.4",
            "fd10:1:0:2::/64 via fd6b:696e:6472::4",
            "unreachable 10.1.0.0/16",
            "unreachable fd10:1::/48",
            "10.97.0.0/24 via 172.30.0.2");
  }

  @Test
  void has_nothing_for_a_node_that_no_routed_network_joins() {
    assertThat(Labs.routes(plan, "c-control-plane")).isEmpty();
  }

  @Test
  void has_nothing_for_a_node_that_is_not_of_the_lab() {
    assertThat(Labs.routes(plan, "nobody-control-plane")).isEmpty();
  }

  @Test
  void a_route_is_written_as_ip_takes_it() {
    Route via = Route.via(Cidr.of("10.1.1.0/24"), Cidr.of("172.30.0.2"));
    assertThat(via).hasToString("10.1.1.0/24 via 172.30.0.2");
    assertThat(Route.unreachable(Cidr.of("fd10::/48"))).hasToString("unreachable fd10::/48");
  }

  @Test
  void routes_sort_by_destination() {
    Route first = Route.unreachable(Cidr.of("10.1.0.0/16"));
    Route second = Route.via(Cidr.of("10.1.0.0/24"), Cidr.of("172.30.0.2"));
    Route third = Route.unreachable(Cidr.of("fd10::/48"));
    assertThat(Stream.of(third, second, first).sorted()).containsExactly(first, second, third);
  }
}
