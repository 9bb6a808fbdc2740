package dev.kindred.provider;

import static dev.kindred.provider.TestLab.NODE1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Asks on a pod's first link who has an address; what came of it. */
  private static String ask(TestLab lab, String pod, String address) {
    String command = "ip neigh replace %1$s dev net1 use; sleep 0.5; ip neigh show %1$s dev net1";
    return lab.inPod(pod, "sh", "-c", command.formatted(address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"macvlan", "bridge"})
  default void a_pod_on_two_links_answers_for_each_address_on_its_own_only(
      String type, TestLab lab) {
    lab.up(
        """
        clusters: 1
        networks:
          - {name: red, type: %1$s, cidr: [10.1.0.0/16, 'fd10:1::/48']}
          - {name: blue, type: %1$s, cidr: [10.2.0.0/16, 'fd10:2::/48']}
        workloads: [{name: both, networks: [red, blue]}, {name: one, networks: [red]}]
        """
            .formatted(type));
    Map<String, List<String>> addresses = lab.addresses();
    for (String address : requireNonNull(addresses.get("edge1/both net1"))) {
      assertThat(ask(lab, "edge1/one", address)).contains("lladdr");
    }
    for (String address : requireNonNull(addresses.get("edge1/both net2"))) {
      assertThat(ask(lab, "edge1/one", address)).doesNotContain("lladdr");
    }
    lab.isWhole();
  }

  @Test
  default void no_network_hears_what_is_said_to_all_of_another(TestLab lab) {
    lab.up(
        """
        clusters: [{name: edge1, nodes: 2}, {name: edge2}]
        networks:
          - {name: red, type: macvlan, cidr: [10.1.0.0/16, 'fd10:1::/48']}
          - {name: blue, type: macvlan, cidr: [10.2.0.0/16, 'fd10:2::/48']}
        workloads: [{name: in-red, networks: [red]}, {name: in-blue, networks: [blue], replicas: 2}]
        """);
    lab.inPod("edge2/in-red", "ip", "address", "add", "10.1.200.1/32", "dev", "net1");
    assertThat(ask(lab, "edge1/in-red", "10.1.200.1")).contains("lladdr");
    for (String pod : List.of("edge1/in-blue", "edge1/in-blue/1", "edge2/in-blue")) {
      lab.inPod(pod, "ip", "address", "add", "10.1.200.2/32", "dev", "net1");
      lab.inPod(pod, "ip", "address", "add", "fd10:1::200:2/128", "dev", "net1", "nodad");
      assertThat(ask(lab, "edge1/in-red", "10.1.200.2")).as(pod).doesNotContain("lladdr");
      assertThat(ask(lab, "edge1/in-red", "fd10:1::200:2")).as(pod).doesNotContain("lladdr");
    }
  }

  @Test
  default void many_links_of_the_same_pods_are_whole(TestLab lab) {
    StringBuilder yaml = new StringBuilder("clusters: 2\nnetworks:\n");
    for (int i = 1; i <= 13; i++) {
      yaml.append("  - {name: n%1$d, type: macvlan, cidr: 10.%1$d.0.0/16}\n".formatted(i));
    }
    lab.up(yaml + "workloads: [{name: demo, replicas: 2}]\n");
    lab.isWhole();
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
