package dev.kindred.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import dev.kindred.plan.Allocation;
import dev.kindred.plan.Plan;
import dev.kindred.plan.Planner;
import dev.kindred.provider.Underlays;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeScriptTest {
  private static final List<Cidr> BLOCKS =
      List.of(Cidr.of("172.30.0.0/20"), Cidr.of("fd6b:696e:6472::/64"));

  private static String script() {
    String yaml =
        """
        clusters: 2
        networks: [{name: data-plane, cidr: [10.1.0.0/16, 'fd10:1::/48']}]
        """;
    Plan plan =
        Planner.plan(
            TopologyReader.read("kindred.yaml", yaml, Vocabularies.DIALECT).topology(),
            Underlays.ofKubernetes(BLOCKS),
            Allocation.NONE);
    return NodeScript.of(plan, plan.nodes().getFirst(), BLOCKS);
  }

  @Test
  void gives_the_node_the_plans_addresses_beside_its_own() {
    assertThat(script())
        .contains(
            "address replace 172.30.0.2/20 dev eth0\n",
            "address replace fd6b:696e:6472::2/64 dev eth0 nodad\n");
  }

  @Test
  void routes_to_the_other_clusters_and_refuses_what_is_left() {
    assertThat(script())
        .contains(
            "route replace 10.1.2.0/24 via 172.30.0.3 proto 75\n",
            "route replace unreachable 10.1.0.0/16 metric 4096 proto 75\n",
            "route replace fd10:1:0:2::/64 via fd6b:696e:6472::3 proto 75\n");
  }

  @Test
  void tracks_no_packet_of_the_data_plane() {
    assertThat(script())
        .contains(
            "ip saddr 10.1.0.0/16 ip daddr 10.1.0.0/16 notrack\n",
            "ip6 saddr fd10:1::/48 ip6 daddr fd10:1::/48 notrack\n",
            "exempt iptables 10.1.0.0/16 icmp --icmp-type '3 11 12'\n",
            "exempt ip6tables fd10:1::/48 ipv6-icmp --icmpv6-type '1 2 3 4'\n");
  }

  @Test
  void tracks_no_error_that_a_router_sends_to_the_data_plane() {
    assertThat(script())
        .contains(
            "chain errors {\n    type filter hook prerouting priority raw\n",
            "ip daddr 10.1.0.0/16 icmp type { destination-unreachable,",
            "ip6 daddr fd10:1::/48 icmpv6 type { packet-too-big,");
  }

  @Test
  void tracks_no_packet_that_carries_one_of_a_segment() {
    assertThat(script())
        .contains("type filter hook output priority raw\n    udp dport 14789 notrack\n")
        .contains("untracked iptables OUTPUT -p udp --dport 14789\n");
  }

  @Test
  void switches_ipv6_on_for_the_ends_of_pods_that_are_still_to_come() {
    assertThat(script())
        .contains(
            "setting net/ipv6/conf/default/disable_ipv6 0\n",
            "setting net/ipv6/conf/eth0/disable_ipv6 0\n");
  }

  @Test
  void is_a_script_of_the_posix_shell() {
    Command.of("sh", "-n").input(script()).run();
  }
}
