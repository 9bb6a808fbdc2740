package dev.kindred.provider;

import static dev.kindred.provider.EditContract.BASE;
import static dev.kindred.provider.ProofContract.broken;
import static dev.kindred.provider.RepairContract.mends;
import static dev.kindred.provider.TestLab.NODE1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Who places pods himself makes an interface or a pod anew in its place, with the addresses that it
 * had.
 */
public interface AttachmentContract extends InWorld {
  /** A lab with IPv4 and IPv6, and two nodes in its first cluster. */
  String DUAL =
      """
      clusters: [{name: edge1, nodes: 2}, {name: edge2}]
      networks: [{name: data-plane, cidr: [10.1.0.0/16, 'fd10:1::/48']}]
      workloads: [{name: demo, replicas: 3, networks: [data-plane]}]
      """;

  @Test
  default void all_of_a_nodes_ipv6_routes(TestLab lab) {
    lab.up(DUAL);
    Map<String, String> before = lab.identities();
    lab.onNode(NODE1, "sh", "-c", "ip -6 route flush root fd10:1::/48");
    assertThat(lab.drift())
        .hasSizeGreaterThanOrEqualTo(3)
        .allMatch(line -> line.contains("fd10:1:") && line.contains("on edge1-control-plane"));
    lab.up();
    assertThat(lab.isWhole().identities()).isEqualTo(before);
  }

  @Test
  default void the_nodes_end_of_a_pods_cable_is_down(TestLab lab) {
    lab.up(DUAL);
    Map<String, String> before = lab.identities();
    String first = lab.address("edge1/demo net1");
    lab.onNode(
        NODE1,
        "sh",
        "-c",
        "set -- $(ip route show "
            + first
            + "); while [ \"$1\" != dev ]; do shift; done; ip link"
            + " set dev $2 down");
    assertThat(lab.drift()).isNotEmpty();
    lab.up();
    assertThat(lab.isWhole().identities()).isEqualTo(before);
  }

  @Test
  default void a_pods_interface_that_was_deleted(TestLab lab) {
    Map<String, String> before = lab.seed().identities();
    Map<String, List<String>> addresses = lab.addresses();
    lab.inPod("edge1/demo1", "ip", "link", "del", "dev", "net1");
    mends(lab, before, "mend net1 (data-plane) of pod edge1/demo1: missing");
    Map<String, List<String>> after = lab.addresses();
    assertThat(after.remove("edge1/demo1 net1")).hasSize(1);
    addresses.remove("edge1/demo1 net1");
    assertThat(after).as("the other addresses").isEqualTo(addresses);
  }

  @Test
  default void a_pods_interface_with_ipv6_that_is_down(TestLab lab) {
    lab.up(DUAL);
    Map<String, String> before = lab.identities();
    lab.inPod("edge1/demo", "ip", "link", "set", "dev", "net1", "down");
    assertThat(lab.drift()).singleElement().asString().contains("net1").contains("edge1/demo");
    lab.up();
    assertThat(lab.isWhole().identities()).isEqualTo(before);
  }

  @Test
  default void a_pods_first_interface_that_was_deleted(TestLab lab) {
    Map<String, String> before = lab.seed().identities();
    lab.inPod("edge1/demo1", "ip", "link", "del", "dev", "eth0");
    mends(lab, before, "mend eth0 (pod_network) of pod edge1/demo1: missing");
  }

  @Test
  default void a_pod_that_is_gone(TestLab lab) {
    lab.up(DUAL);
    Map<String, String> before = lab.identities();
    Map<String, List<String>> addresses = lab.addresses();
    lab.removePod("edge1/demo/1");
    String drift = "add pod edge1/demo/1";
    assertThat(lab.drift()).containsExactly(drift);
    assertThat(lab.up()).containsExactly(drift);
    Map<String, String> after = lab.isWhole().identities();
    after.remove("edge1/demo/1");
    before.remove("edge1/demo/1");
    assertThat(after).isEqualTo(before);
    Map<String, List<String>> now = lab.addresses();
    assertThat(now.keySet()).isEqualTo(addresses.keySet());
    addresses.keySet().removeIf(link -> link.startsWith("edge1/demo/1 "));
    assertThat(now).as("the other addresses").containsAllEntriesOf(addresses);
  }

  @Test
  default void a_nodes_interface_that_is_down(TestLab lab) {
    lab.up(DUAL);
    Map<String, String> before = lab.identities();
    lab.onNode(NODE1, "ip", "link", "set", "dev", "eth0", "down");
    assertThat(lab.drift())
        .first()
        .asString()
        .startsWith("mend node edge1-control-plane: eth0 is down");
    lab.up();
    assertThat(lab.isWhole().identities()).isEqualTo(before);
  }

  @Test
  default void a_pod_that_is_gone_and_one_without_its_interface(TestLab lab) {
    lab.seed();
    lab.removePod("edge1/demo1");
    lab.inPod("edge2/demo2", "ip", "link", "del", "dev", "net1");
    assertThat(broken(lab.verify()))
        .hasSize(10)
        .contains(
            "edge1/demo1 > edge1/demo2: edge1/demo1 does not run",
            "edge1/demo2 > edge1/demo1: edge1/demo1 does not run",
            "edge2/demo1 > edge2/demo2: edge2/demo2 has no ipv4 address on data-plane",
            "edge1/demo1 > edge2/demo2: edge1/demo1 does not run");
  }

  @Test
  default void a_second_family_reattaches_the_network_and_keeps_the_pods(TestLab lab) {
    lab.up(BASE);
    Map<String, String> before = lab.identities();
    String dual = "[{name: data-plane, cidr: [10.1.0.0/16, 'fd10:1::/48']}]";
    lab.up(BASE.replace("[{name: data-plane}]", dual));
    assertThat(lab.isWhole().identities()).isEqualTo(before);
    assertThat(lab.addresses().get("edge1/demo1 net1")).hasSize(2);
    assertThat(lab.verify().paths()).hasSize(24);
  }

  @Test
  default void another_block_replaces_the_pods(TestLab lab) {
    lab.up(BASE);
    lab.up(BASE.replace("[{name: data-plane}]", "[{name: data-plane, cidr: 10.7.0.0/16}]"));
    lab.isWhole();
    lab.addresses()
        .forEach((link, ips) -> {
          if (link.endsWith("net1")) {
            assertThat(ips).singleElement().asString().startsWith("10.7.");
          }
        });
  }

  @Test
  default void another_type_replaces_the_pods(TestLab lab) {
    lab.up(BASE);
    lab.up(BASE.replace("[{name: data-plane}]", "[{name: data-plane, type: bridge}]"));
    lab.isWhole();
    lab.up(BASE);
    lab.isWhole();
  }
}
