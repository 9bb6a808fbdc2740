package dev.kindred.provider.netns;

import static dev.kindred.provider.TestLab.NODE1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Fault;
import dev.kindred.plan.Observed;
import dev.kindred.provider.InWorld;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the probe sees of a lab is what ip sees of it. */
class NamespaceReaderIT implements InWorld {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final String ALL_TYPES =
      """
      clusters: [{name: edge1, nodes: 2}, {name: edge2}]
      networks:
        - {name: routed, cidr: [10.1.0.0/16, 'fd10:1::/48']}
        - {name: bridged, type: bridge, cidr: [10.2.0.0/16, 'fd10:2::/48']}
        - {name: flat, type: macvlan, cidr: [10.3.0.0/16, 'fd10:3::/48']}
      workloads:
        - {name: demo, networks: [routed, bridged, flat], replicas: 2}
        - {name: busy, networks: [], command: [sleep, "1000"]}
      """;

  /** What people do in pods and on nodes. */
  private static final String BY_HAND =
      """
      ip link add name d1 up mtu 1400 type veth peer name d0
      ip address add 192.0.2.1/24 dev d1
      ip address add 192.0.2.2/32 peer 192.0.2.3 dev d1
      ip address add 192.0.2.9/32 scope link dev d1
      ip -6 address add 2001:db8::1/64 dev d1 nodad
      ip link add name d1.5 link d1 up type vlan id 5 || : # Not every kernel has it.
      ip link add name b0 up type bridge
      ip link set dev d0 master b0
      ip route add blackhole 198.51.100.0/25
      ip route add prohibit 198.51.100.128/25 metric 7
      ip route add throw 203.0.113.0/24
      ip route add unreachable 2001:db8:1::/48
      ip route add 198.18.0.0/15 via 192.0.2.7 proto static metric 5
      ip route add 198.18.0.0/16 via 192.0.2.7 proto 99
      ip route add 198.19.0.0/16 nexthop via 192.0.2.7 nexthop via 192.0.2.8
      ip route add 2001:db8:2::/48 via 2001:db8::7 proto 200
      ip route add 2001:db8:3::/48 dev d1
      ip route add default via 192.0.2.7 table 100
      ip -6 route add default via 2001:db8::9 metric 4000
      ip route add 192.0.2.64/26 via inet6 2001:db8::7 dev d1
      """;

  @Override
  public World world() {
    return new NetnsWorld();
  }

  @Test
  void it_sees_what_ip_sees(TestLab lab) {
    lab.up(ALL_TYPES);
    isSeenAlike(lab);
    lab.onNode(NODE1, "sh", "-c", BY_HAND);
    lab.onNode(NODE1, "sh", "-c", "echo 0 >/proc/sys/net/ipv4/ip_forward");
    lab.inPod("edge1/demo/0", "sh", "-c", BY_HAND);
    lab.inPod("edge1/demo/1", "ip", "link", "set", "dev", "net2", "down");
    NetnsWorld.inside(lab, "ip", "link", "set", "dev", "node2", "nomaster");
    Observed seen = isSeenAlike(lab);
    assertThat(requireNonNull(seen.nodes().get(NODE1)).interfaces())
        .extracting(Observed.Interface::name)
        .contains("d0", "d1", "b0");
    assertThat(requireNonNull(seen.nodes().get(NODE1)).sysctls())
        .containsEntry("net/ipv4/ip_forward", "0");
    assertThat(requireNonNull(seen.pods().get(TestLab.pod("edge1/demo/0"))).routes().toString())
        .contains("blackhole", "prohibit", "static", "2001:db8:2::/48");
  }

  private static Observed isSeenAlike(TestLab lab) {
    Holder holder = NetnsWorld.holder(lab);
    Observed byIp = lab.observed();
    try (ProbeProcess probe = ProbeProcess.start(holder)) {
      Observed seen = new Observer(holder, LIMIT).by(probe);
      assertThat(seen.nodes()).isEqualTo(byIp.nodes());
      assertThat(seen.pods()).isEqualTo(byIp.pods());
      assertThat(seen).isEqualTo(byIp);
      return seen;
    }
  }

  @Test
  void it_says_what_is_not_there_and_goes_on(TestLab lab) {
    lab.seed();
    List<String> there = new ArrayList<>();
    try (ProbeProcess probe = ProbeProcess.start(NetnsWorld.holder(lab))) {
      Map<String, List<String>> asked = Map.of("underlay", List.of(), "nobody", List.of("a"));
      assertThat(probe.look(asked, LIMIT, (name, _) -> there.add(name))).containsExactly("nobody");
      assertThat(there).containsExactly("underlay");
    }
  }

  @Test
  void where_it_has_ended_that_is_a_fault(TestLab lab) {
    lab.seed();
    ProbeProcess probe = ProbeProcess.start(NetnsWorld.holder(lab));
    probe.close();
    Map<String, List<String>> asked = Map.of("underlay", List.of());
    assertThatThrownBy(() -> probe.look(asked, LIMIT, (_, _) -> {}))
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("the probe ended while it looked at the lab");
  }
}
