package dev.kindred.provider;

import static dev.kindred.provider.TestLab.NODE1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who is whose neighbour on a link: on every type of network, with both families. */
public interface NeighbourContract extends InWorld {
  /** A lab with a network of each type, each with both families. */
  String EVERY_TYPE =
      """
      clusters: [{name: edge1, nodes: 2}, {name: edge2}]
      networks:
        - {name: pair, cidr: [10.1.0.0/16, 'fd10:1::/48']}
        - {name: bridged, type: bridge, cidr: [10.2.0.0/16, 'fd10:2::/48']}
        - {name: flat, type: macvlan, cidr: [10.3.0.0/16, 'fd10:3::/48']}
      workloads: [{name: demo, replicas: 2}]
      """;

  /** Gives each link another hardware address, the last byte of which is its number. */
  String CHANGE =
      """
      ip -oneline link show | while IFS=' :@' read -r number name rest; do
        [ "$name" = lo ] || ip link set dev "$name" address "02:00:00:00:$0:$(printf %02x "$number")"
      done
      """;

  @Test
  default void who_takes_another_hardware_address_is_found_again(TestLab lab) {
    lab.up(EVERY_TYPE);
    lab.inPod("edge1/demo", "sh", "-c", CHANGE, "aa");
    lab.isWhole();
    lab.onNode(NODE1, "sh", "-c", CHANGE, "bb");
    lab.isWhole();
    assertThat(lab.up()).isEmpty();
  }

  @Test
  default void a_pod_whose_own_command_takes_another_hardware_address(TestLab lab) {
    String command =
        "for link in eth0 net1 net2 net3; do ip link set dev $link address 02:00:00:00:cc:0${link#???};"
            + " done; exec sleep infinity";
    String yaml =
        EVERY_TYPE.replace(
            "{name: demo, replicas: 2}",
            "{name: peer}, {name: demo, clusters: edge1, command: [sh, -c, '%s']}");
    lab.up(yaml.formatted(command));
    lab.isWhole();
    assertThat(lab.inPod("edge1/demo", "cat", "/sys/class/net/net3/address"))
        .isEqualTo("02:00:00:00:cc:03\n");
  }
}
