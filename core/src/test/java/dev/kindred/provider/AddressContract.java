package dev.kindred.provider;

import static dev.kindred.provider.TestLab.NODE1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.verify.Matrix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Peers know a pod by its addresses: what up mends keeps them, and what a pod gave itself is left.
 */
public interface AddressContract extends InWorld {
  /** A lab with a network of each type. */
  String MIXED =
      """
      clusters: [{name: edge1, nodes: 1}, {name: edge2}]
      networks:
        - {name: routed, cidr: [10.1.0.0/16, 'fd10:1::/48']}
        - {name: bridged, type: bridge, cidr: [10.2.0.0/16, 'fd10:2::/48']}
        - {name: flat, type: macvlan, cidr: [10.3.0.0/16, 'fd10:3::/48']}
      workloads: [{name: demo, replicas: 2}]
      """;

  /** The interfaces of its pods on its networks. */
  List<String> INTERFACES = List.of("net1", "net2", "net3");

  @Test
  default void routes_that_are_mended_keep_their_addresses(TestLab lab) {
    lab.up(MIXED);
    Map<String, List<String>> addresses = lab.addresses();
    Map<String, String> pods = lab.identities();
    for (String name : INTERFACES) {
      lab.inPod("edge1/demo/1", "ip", "route", "flush", "dev", name);
    }
    assertThat(lab.up()).allMatch(line -> line.contains("lacks the route"));
    assertThat(lab.isWhole().addresses()).isEqualTo(addresses);
    assertThat(lab.identities()).isEqualTo(pods);
  }

  @Test
  default void interfaces_and_pods_that_are_made_anew_keep_their_addresses(TestLab lab) {
    lab.up(MIXED);
    Map<String, List<String>> addresses = lab.addresses();
    for (String name : INTERFACES) {
      lab.inPod("edge1/demo/1", "ip", "link", "del", "dev", name);
    }
    lab.removePod("edge2/demo/1");
    lab.up();
    assertThat(lab.isWhole().addresses()).isEqualTo(addresses);
  }

  @Test
  default void a_node_more_renumbers_no_pod_whose_address_lies_in_the_new_slice(TestLab lab) {
    lab.up(MIXED);
    Map<String, List<String>> addresses = lab.addresses();
    lab.up(MIXED.replace("nodes: 1", "nodes: 2"));
    assertThat(lab.isWhole().addresses()).isEqualTo(addresses);
  }

  @Test
  default void addresses_and_routes_that_a_pod_gave_itself_stay(TestLab lab) {
    lab.up(MIXED);
    Map<String, String> pods = lab.identities();
    String pod = "edge1/demo/1";
    String own =
        """
        address add 10.1.99.9/24 dev net1
        address add fd10:1:0:99::9/64 dev net1 nodad
        address add 10.2.1.99/24 dev net2
        address add 10.3.99.9/32 dev net3
        address add 10.77.0.1/24 dev eth0
        link add name own0 type veth peer name own1
        address add 10.78.0.1/24 dev own0
        route add 10.1.0.0/17 via 10.1.1.1 dev net1
        route add 10.79.0.0/16 via 10.2.1.1 dev net2
        rule add from 10.78.0.1 table 77
        """;
    for (String line : own.lines().toList()) {
      lab.inPod(pod, ("ip " + line).split(" "));
    }
    assertThat(lab.drift()).isEmpty();
    assertThat(lab.up()).isEmpty();
    assertThat(lab.isWhole().identities()).isEqualTo(pods);
    lab.inPod(pod, "ip", "route", "flush", "dev", "net2");
    lab.up();
    String addresses = lab.isWhole().inPod(pod, "ip", "-oneline", "address");
    assertThat(addresses).contains("10.1.99.9", "10.2.1.99", "10.3.99.9", "10.77.0.1", "10.78.0.1");
    assertThat(lab.onNode(NODE1, "ip", "route")).doesNotContain("10.1.99.9");
  }

  @Test
  default void interfaces_of_pods_that_have_other_names_get_theirs_back(TestLab lab) {
    lab.up(MIXED);
    Map<String, List<String>> addresses = lab.addresses();
    Map<String, String> pods = lab.identities();
    String swapped =
        "ip link set dev %s down; ip link set dev %1$s name %s; ip link set dev %2$s up";
    lab.inPod("edge1/demo/1", "sh", "-c", swapped.formatted("net2", "own2"));
    lab.inPod("edge1/demo/1", "sh", "-c", swapped.formatted("net3", "net2"));
    lab.inPod("edge1/demo/1", "sh", "-c", swapped.formatted("own2", "net3"));
    lab.inPod("edge2/demo/1", "sh", "-c", swapped.formatted("net1", "eth1"));
    lab.inPod("edge2/demo/1", "sh", "-c", swapped.formatted("net3", "eth3"));
    assertThat(lab.drift())
        .contains(
            "mend net3 of pod edge1/demo/1: has the name net2",
            "mend net2 of pod edge1/demo/1: has the name net3",
            "mend net1 of pod edge2/demo/1: has the name eth1",
            "mend net3 of pod edge2/demo/1: has the name eth3");
    lab.up();
    assertThat(lab.isWhole().addresses()).isEqualTo(addresses);
    assertThat(lab.identities()).isEqualTo(pods);
  }

  @Test
  default void a_bridge_of_a_node_that_has_another_name_gets_its_own_back(TestLab lab) {
    lab.up(MIXED);
    Map<String, List<String>> addresses = lab.addresses();
    lab.onNode(
        NODE1,
        "sh",
        "-c",
        "ip link set dev kindred2 down; ip link set dev kindred2 name other; ip link set dev other up");
    assertThat(lab.drift())
        .contains("mend kindred2 of node edge1-control-plane: has the name other");
    lab.up();
    assertThat(lab.isWhole().addresses()).isEqualTo(addresses);
  }

  @Test
  default void a_bridge_without_ipv4_that_has_another_name_keeps_its_pods_interfaces(TestLab lab) {
    lab.up(
        """
        clusters: 2
        networks: [{name: net-b, type: bridge, cidr: 'fd10:2::/48'}]
        workloads: [{name: demo, replicas: 2, networks: [net-b]}]
        """);
    Map<String, List<String>> addresses = lab.addresses();
    String number = lab.inPod("edge1/demo", "cat", "/sys/class/net/net1/ifindex");
    lab.onNode(
        NODE1,
        "sh",
        "-c",
        "ip link set dev kindred1 down; ip link set dev kindred1 name other; ip link set dev other up");
    assertThat(lab.drift())
        .containsExactly("mend kindred1 of node edge1-control-plane: has the name other");
    lab.up();
    assertThat(lab.isWhole().addresses()).isEqualTo(addresses);
    assertThat(lab.inPod("edge1/demo", "cat", "/sys/class/net/net1/ifindex")).isEqualTo(number);
  }

  @Test
  default void interfaces_that_were_renamed_in_turn_get_their_names_back_at_once(TestLab lab) {
    lab.up(MIXED);
    Map<String, List<String>> addresses = lab.addresses();
    String turn = "ip link set dev %s down; ip link set dev %1$s name %s; ip link set dev %2$s up";
    lab.inPod("edge1/demo", "sh", "-c", turn.formatted("net1", "eth1"));
    lab.inPod("edge1/demo", "sh", "-c", turn.formatted("net2", "net1"));
    lab.inPod("edge1/demo", "sh", "-c", turn.formatted("net3", "net2"));
    lab.up();
    assertThat(lab.isWhole().addresses()).isEqualTo(addresses);
  }

  @Test
  default void an_address_is_found_twice_wherever_it_is(TestLab lab) {
    lab.seed();
    String address = lab.address("edge1/demo1 net1");
    lab.inPod("edge2/demo1", "ip", "address", "add", address + "/32", "dev", "eth0");
    assertThat(lab.verify().duplicates())
        .containsExactly(
            new Matrix.Duplicate(
                address, List.of("edge1/demo1 on data-plane", "edge2/demo1 on eth0")));
  }
}
