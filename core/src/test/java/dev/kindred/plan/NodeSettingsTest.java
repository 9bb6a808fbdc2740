package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeSettingsTest {
  @Test
  void a_node_forwards_filters_no_reverse_path_and_detects_no_duplicates() {
    assertThat(NodeSettings.ofNode())
        .containsExactly(
            Map.entry("net/ipv4/ip_forward", "1"),
            Map.entry("net/ipv4/conf/all/rp_filter", "0"),
            Map.entry("net/ipv4/conf/default/rp_filter", "0"),
            Map.entry("net/ipv6/conf/all/forwarding", "1"),
            Map.entry("net/ipv6/conf/all/accept_dad", "0"),
            Map.entry("net/ipv6/conf/default/accept_dad", "0"),
            Map.entry("net/ipv6/conf/default/dad_transmits", "0"),
            Map.entry("net/ipv6/conf/eth0/accept_dad", "0"));
  }

  @Test
  void a_pod_detects_no_duplicates() {
    assertThat(NodeSettings.ofPod())
        .containsExactly(
            Map.entry("net/ipv6/conf/all/accept_dad", "0"),
            Map.entry("net/ipv6/conf/default/accept_dad", "0"),
            Map.entry("net/ipv6/conf/default/dad_transmits", "0"));
  }
}
