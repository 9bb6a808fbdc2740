package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.InWorld;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Networks of a few addresses, of each type and both families, and a cluster that comes. */
class SmallBlocksIT implements InWorld {
  private static final String LAB =
      """
      clusters: [one, two, three]
      networks:
        - {name: p, type: ptp, cidr: [10.150.0.0/28, 'fd00:1::/124']}
        - {name: b, type: bridge, cidr: [10.150.0.16/28, 'fd00:2::/124']}
        - {name: m, type: macvlan, cidr: [10.150.0.32/29, 'fd00:3::/125']}
        - {name: p2, type: ptp, cidr: [10.150.0.40/29, 'fd00:4::/125'], clusters: [two, three]}
        - {name: b2, type: bridge, cidr: [10.150.0.48/29, 'fd00:5::/125'], clusters: [one, three]}
        - {name: m2, type: macvlan, cidr: [10.150.0.56/30, 'fd00:6::/126'], clusters: [one, two]}
      workloads:
        - {name: w, networks: [p, b, m]}
        - {name: x, networks: [m2], clusters: [one, two]}
        - {name: y, networks: [p2], clusters: [two, three]}
        - {name: z, networks: [b2], clusters: [one, three]}
      """;

  @Override
  public World world() {
    return new NetnsWorld();
  }

  @Test
  void blocks_of_a_few_addresses_carry_a_lab_and_a_cluster_that_comes_moves_nobody(TestLab lab) {
    lab.up(LAB);
    Map<String, List<String>> addresses = lab.isWhole().addresses();
    lab.up(LAB.replace("clusters: [one, two, three]", "clusters: [one, two, three, four]"));
    lab.isWhole();
    assertThat(lab.addresses()).containsAllEntriesOf(addresses).hasSize(addresses.size() + 4);
    assertThat(lab.up()).isEmpty();
  }

  /** Its plugin has set the route to the network by then, and refuses to set it again. */
  @Test
  void a_block_that_is_the_slice_of_one_node_carries_its_pods(TestLab lab) {
    lab.up(
        """
        clusters: [one]
        networks: [{name: p, type: ptp, cidr: 10.150.1.0/29}, {name: b, type: bridge, cidr: 10.150.1.8/29}]
        workloads: [{name: w, replicas: 2}]
        """);
    lab.isWhole();
    assertThat(lab.up()).isEmpty();
  }
}
