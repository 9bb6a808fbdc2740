package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.DeclaredNodes;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeSettingsTest {
  @Test
  void a_node_forwards_takes_packets_from_anywhere_and_announces_itself() {
    assertThat(NodeSettings.ofNode(DeclaredNodes.LINK))
        .containsExactly(
            Map.entry("net/ipv4/ip_forward", "1"),
            Map.entry("net/ipv4/conf/all/rp_filter", "0"),
            Map.entry("net/ipv4/conf/default/rp_filter", "0"),
            Map.entry("net/ipv6/conf/all/forwarding", "1"),
            Map.entry("net/ipv6/conf/all/keep_addr_on_down", "1"),
            Map.entry("net/ipv6/conf/all/accept_dad", "0"),
            Map.entry("net/ipv6/conf/default/accept_dad", "0"),
            Map.entry("net/ipv6/conf/default/dad_transmits", "0"),
            Map.entry("net/ipv4/conf/all/arp_notify", "1"),
            Map.entry("net/ipv6/conf/all/ndisc_notify", "1"),
            Map.entry("net/ipv6/conf/default/ndisc_notify", "1"),
            Map.entry("net/ipv6/conf/eth0/accept_dad", "0"),
            Map.entry("net/ipv6/conf/eth0/ndisc_notify", "1"),
            Map.entry("net/ipv4/conf/eth0/forwarding", "1"),
            Map.entry("net/ipv6/conf/eth0/forwarding", "1"));
  }

  @Test
  void one_interface_that_alone_does_not_forward_is_a_fault() {
    Map<String, String> read = new HashMap<>(NodeSettings.ofNode(DeclaredNodes.LINK));
    read.put("net/ipv4/conf/eth0/forwarding", "0");
    assertThat(NodeSettings.faults(NodeSettings.ofNode(DeclaredNodes.LINK), read))
        .containsExactly("net.ipv4.conf.eth0.forwarding is 0, not 1");
    read.put("net/ipv4/ip_forward", "0"); // The kernel changes the other with it.
    assertThat(NodeSettings.faults(NodeSettings.ofNode(DeclaredNodes.LINK), read))
        .containsExactly("net.ipv4.ip_forward is 0, not 1");
  }

  @Test
  void a_pod_answers_for_an_address_on_its_own_interface_only_and_announces_itself() {
    assertThat(NodeSettings.ofPod())
        .containsExactly(
            Map.entry("net/ipv6/conf/all/accept_dad", "0"),
            Map.entry("net/ipv6/conf/default/accept_dad", "0"),
            Map.entry("net/ipv6/conf/default/dad_transmits", "0"),
            Map.entry("net/ipv4/conf/all/arp_notify", "1"),
            Map.entry("net/ipv6/conf/all/ndisc_notify", "1"),
            Map.entry("net/ipv6/conf/default/ndisc_notify", "1"),
            Map.entry("net/ipv4/conf/all/arp_ignore", "1"),
            Map.entry("net/ipv4/conf/all/arp_announce", "2"));
  }
}
