package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.NodeInfo;
import dev.kindred.plan.PlannedNode;
import dev.kindred.provider.DeclaredNodes;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighboursTest {
  /** What ptp 1.1.1 answered for a network with both families. */
  private static final String PTP =
      """
      {"cniVersion": "1.0.0",
       "interfaces": [
         {"name": "veth5e21ae2f", "mac": "3e:d2:c5:2b:d7:ca"},
         {"name": "net1", "mac": "c6:08:79:a4:5e:94", "sandbox": "/run/netns/edge1_demo1-0"}],
       "ips": [
         {"interface": 1, "address": "10.1.1.2/24", "gateway": "10.1.1.1"},
         {"interface": 1, "address": "fd10:1:0:1::2/64", "gateway": "fd10:1:0:1::1"}],
       "dns": {}}
      """;

  @Test
  void both_ends_of_a_pair_know_each_other_for_good() {
    Neighbours neighbours = Neighbours.of(PTP);
    assertThat(neighbours.ofPod())
        .containsExactly(
            "neigh replace 10.1.1.1 lladdr 3e:d2:c5:2b:d7:ca dev net1 nud stale extern_learn\n",
            "neigh replace fd10:1:0:1::1 lladdr 3e:d2:c5:2b:d7:ca dev net1 nud stale extern_learn\n");
    assertThat(neighbours.ofNode())
        .containsExactly(
            "neigh replace 10.1.1.2 lladdr c6:08:79:a4:5e:94 dev veth5e21ae2f nud stale extern_learn\n",
            "neigh replace fd10:1:0:1::2 lladdr c6:08:79:a4:5e:94 dev veth5e21ae2f nud stale extern_learn\n");
  }

  @Test
  void on_a_bridge_or_a_shared_link_the_kernel_finds_them() {
    String bridge = PTP.replace("\"interfaces\": [", "\"interfaces\": [{\"name\": \"kindred1\"},");
    assertThat(Neighbours.of(bridge).ofPod()).isEmpty();
    assertThat(Neighbours.of(bridge).ofNode()).isEmpty();
    assertThat(Neighbours.of("{}").ofPod()).isEmpty();
    assertThat(Neighbours.of(PTP.replaceAll(", \"gateway\": \"[^\"]*\"", "")).ofNode()).isEmpty();
  }

  @Test
  void a_result_without_names_or_hardware_addresses_gives_none() {
    assertThat(Neighbours.of(PTP.replaceAll(", \"mac\": \"[^\"]*\"", "")).ofNode()).isEmpty();
    assertThat(Neighbours.of(PTP.replace("\"name\": \"veth5e21ae2f\", ", "")).ofNode()).isEmpty();
    assertThat(Neighbours.of(PTP.replace("10.1.1.2/24", "10.1.1.2")).ofNode()).hasSize(2);
    assertThat(Neighbours.of(PTP.replace("\"address\": \"10.1.1.2/24\", ", "")).ofNode())
        .hasSize(1);
  }

  private static PlannedNode node(int place, int number) {
    NodeInfo info =
        new NodeInfo(DeclaredNodes.id("edge1", place), DeclaredNodes.LINK, 1500, List.of());
    return new PlannedNode(info, number);
  }

  @Test
  void a_nodes_hardware_address_is_its_number_and_local() {
    assertThat(Neighbours.mac(node(1, 1))).isEqualTo("02:6b:69:6e:00:01");
    assertThat(Neighbours.mac(node(2, 1023))).isEqualTo("02:6b:69:6e:03:ff");
  }
}
