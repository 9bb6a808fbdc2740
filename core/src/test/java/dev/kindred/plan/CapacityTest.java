package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.Problem;
import org.junit.jupiter.api.Test;

class CapacityTest {
  private static final String FIX = "Use a larger block, fewer replicas or more nodes.";

  private static String lab(String cidr, int replicas) {
    return """
    clusters: [edge1]
    networks: [{name: n, cidr: %s}]
    workloads: [{name: demo, replicas: %d}]
    """
        .formatted(cidr, replicas);
  }

  @Test
  void fills_a_slice_but_for_its_first_address_its_gateway_and_its_last() {
    Plan plan = Labs.plan(lab("10.1.0.0/28", 5));
    assertThat(Labs.slice(plan, "n", "edge1-control-plane")).isEqualTo(Labs.cidrs("10.1.0.8/29"));
  }

  @Test
  void refuses_more_pods_than_a_slice_has_addresses() {
    assertThat(Labs.problems(lab("10.1.0.0/28", 6)))
        .containsExactly(
            new Problem(
                "networks[0].cidr",
                "edge1-control-plane has 10.1.0.8/29, room for 5 pods, and 6 are to attach there",
                FIX));
  }

  @Test
  void counts_only_the_pods_that_attach_to_a_network() {
    String yaml =
        """
        clusters: [edge1]
        networks: [{name: n, cidr: 10.1.0.0/28}, {name: m}]
        workloads:
          - {name: on, replicas: 5, networks: [n]}
          - {name: off, replicas: 50, networks: [m]}
        """;
    assertThat(Labs.plan(yaml).pods()).hasSize(55);
  }

  @Test
  void spreads_pods_over_nodes_before_it_counts_them() {
    String yaml = lab("10.1.0.0/27", 10).replace("[edge1]", "[{name: edge1, nodes: 2}]");
    assertThat(Labs.plan(yaml).pods()).hasSize(10);
    assertThat(Labs.problems(yaml.replace("replicas: 10", "replicas: 11")))
        .extracting(Problem::what)
        .containsExactly(
            "edge1-control-plane has 10.1.0.16/29, room for 5 pods, and 6 are to attach there");
  }

  @Test
  void refuses_more_pods_than_the_pod_subnet_of_a_node_has_addresses() {
    String yaml =
        """
        clusters: [{name: a, podSubnet: 10.97.0.0/29}, {name: b, podSubnet: 10.98.0.0/29}]
        networks: []
        workloads: [{name: demo, replicas: 6}]
        """;
    assertThat(Labs.problems(yaml))
        .containsExactly(
            new Problem(
                "clusters[0].podSubnet",
                "a-control-plane has 10.97.0.0/29, room for 5 pods, and 6 are to attach there",
                FIX),
            new Problem(
                "clusters[1].podSubnet",
                "b-control-plane has 10.98.0.0/29, room for 5 pods, and 6 are to attach there",
                FIX));
  }

  @Test
  void names_the_key_of_a_part_that_is_set_by_hand_and_the_block_once_for_all_others() {
    String yaml =
        """
        clusters: 4
        networks:
          - name: n
            cidr: 10.1.0.0/26
            subnets: {edge2: 10.1.0.0/28}
        workloads: [{name: demo, replicas: 14}]
        """;
    assertThat(Labs.problems(yaml))
        .extracting(Problem::path)
        .containsExactly("networks[0].cidr", "networks[0].subnets.edge2");
  }
}
