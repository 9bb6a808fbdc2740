package dev.kindred.provider.probe;

import static dev.kindred.provider.probe.KernelNodes.path;
import static dev.kindred.provider.probe.KernelNodes.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Command;
import dev.kindred.host.Fault;
import dev.kindred.host.MissingRequirement;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import dev.kindred.provider.Echo;
import dev.kindred.provider.NodeAccess;
import dev.kindred.provider.PodPath;
import dev.kindred.topology.Family;
import java.io.Writer;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Packets of the real kernel, between nodes that are network namespaces. */
@Timeout(60)
class ProbingIT {
  private static final PodId DEMO1 = pod(1, 0);
  private static final PodId DEMO2 = pod(1, 1);
  private static final PodId FAR1 = pod(2, 0);
  private static final PodId FAR2 = pod(2, 1);

  private static final Echo.Interfaces LEFT = new Echo.Interfaces("net1", "", "");
  private static final Echo.Interfaces CAME = new Echo.Interfaces("net1", "net1", "");
  private static final Echo.Interfaces BY = new Echo.Interfaces("net1", "net1", "net1");

  private KernelNodes nodes = KernelNodes.of(2, 2);

  @AfterEach
  void close() {
    nodes.close();
  }

  private List<Echo> send(List<PodPath> paths) {
    return new Probing(nodes, nodes.places()).send(paths);
  }

  private Echo send(PodId from, PodId to) {
    return send(from, to, Family.IPV4);
  }

  private Echo send(PodId from, PodId to, Family family) {
    return send(List.of(path(from, to, family))).getFirst();
  }

  private static boolean isOk(Echo echo) {
    return echo.received() > 0 && echo.mtuOk() && echo.problem().isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void all_pods_reach_each_other_with_their_own_addresses(Family family) {
    List<PodPath> paths = nodes.paths(family);
    List<Echo> echoes = send(paths);
    assertThat(echoes).hasSize(12);
    for (int i = 0; i < echoes.size(); i++) {
      Echo echo = echoes.get(i);
      PodPath path = paths.get(i);
      boolean near = path.from().cluster().equals(path.to().cluster());
      assertThat(echo.ttl()).as("%s", path).isEqualTo(near ? 63 : 62);
      assertThat(echo.sourceSeen()).isEqualTo(path.source().ip());
      assertThat(echo.rttMs()).isBetween(0.001, 100.0);
      assertThat(echo.interfaces()).isEqualTo(BY);
      assertThat(isOk(echo)).as("%s", echo).isTrue();
    }
  }

  @Test
  void nothing_to_send_needs_no_node() {
    assertThat(send(List.of())).isEmpty();
  }

  @Test
  void a_route_that_is_gone_breaks_the_paths_that_need_it() {
    nodes.run(1, "ip", "route", "del", "10.1.2.0/24");
    List<PodPath> paths =
        List.of(
            path(DEMO1, FAR1, Family.IPV4),
            path(DEMO2, FAR1, Family.IPV4),
            path(FAR1, DEMO1, Family.IPV4),
            path(DEMO1, DEMO2, Family.IPV4));
    List<Echo> echoes = send(paths);
    assertThat(echoes.stream().map(Echo::problem))
        .containsExactly(
            "10.1.1.1 says: host unreachable",
            "10.1.1.1 says: host unreachable",
            "it arrived, but no reply came back",
            "");
    assertThat(echoes.getFirst())
        .isEqualTo(new Echo(3, 0, 0, 0, "", false, LEFT, echoes.getFirst().problem()));
    Echo half = echoes.get(2);
    assertThat(half).isEqualTo(new Echo(3, 0, 62, 0, "10.1.2.2", false, CAME, half.problem()));
  }

  @Test
  void a_route_of_ipv6_that_is_gone() {
    nodes.run(1, "ip", "route", "del", "fd10:1:0:2::/64");
    assertThat(send(DEMO1, FAR1, Family.IPV6).problem())
        .isEqualTo("fd10:1:0:1::1 says: no route to the destination");
    assertThat(send(FAR1, DEMO1, Family.IPV6).problem())
        .isEqualTo("it arrived, but no reply came back");
  }

  @Test
  void a_packet_that_is_dropped_on_the_way_did_not_arrive() {
    nodes.run(1, "sh", "-c", "echo 0 >/proc/sys/net/ipv4/ip_forward");
    assertThat(send(FAR1, DEMO1))
        .isEqualTo(new Echo(3, 0, 0, 0, "", false, LEFT, "it did not arrive"));
  }

  @ParameterizedTest
  @EnumSource
  void the_kernel_chooses_the_interface_and_what_it_chose_is_told(Family family) {
    boolean ipv4 = family == Family.IPV4;
    String ip = ipv4 ? "ip -4" : "ip -6";
    String own = path(DEMO1, FAR1, family).source().ip();
    String target = ipv4 ? "10.1.2.2" : "fd10:1:0:2::2";
    String route = ipv4 ? "10.1.2.2/32" : "fd10:1:0:2::2/128";
    nodes.run(
        DEMO1,
        "sh",
        "-c",
        "ip link add aside type veth peer name beside; ip link set aside up; ip link set beside up; "
            + ip
            + " route add "
            + route
            + " dev aside src "
            + own);
    nodes.run(
        DEMO1, "sh", "-c", "ip neighbour add " + target + " lladdr 02:00:00:00:00:09 dev aside");
    Echo echo = send(DEMO1, FAR1, family);
    assertThat(echo.interfaces().left()).isEqualTo("aside");
    assertThat(echo.received()).isZero();
  }

  @Test
  void a_sender_without_a_route() {
    nodes.run(DEMO1, "ip", "route", "del", "10.1.0.0/16");
    assertThat(send(DEMO1, FAR1).problem()).isEqualTo("the sender has no route");
  }

  @ParameterizedTest
  @EnumSource
  void a_smaller_mtu_on_the_way_stops_full_packets_alone(Family family) {
    nodes.run(1, "ip", "link", "set", "dev", "eth0", "mtu", "1400");
    Echo echo = send(DEMO1, FAR1, family);
    assertThat(echo.received()).isEqualTo(1);
    assertThat(echo.mtuOk()).isFalse();
    assertThat(echo.ttl()).isEqualTo(62);
    assertThat(echo.problem())
        .isEqualTo(
            "a packet of 1500 bytes does not pass: "
                + (family == Family.IPV4
                    ? "10.1.1.1 says: fragmentation needed"
                    : "fd10:1:0:1::1 says: packet too big"));
    assertThat(isOk(send(DEMO1, DEMO2, family))).isTrue();
  }

  @Test
  void a_smaller_mtu_at_the_sender() {
    nodes.run(DEMO1, "ip", "link", "set", "dev", "net1", "mtu", "1400");
    assertThat(send(DEMO1, FAR1).problem())
        .isEqualTo(
            "a packet of 1500 bytes does not pass: a packet of 1500 bytes does not leave the"
                + " sender");
  }

  @Test
  void a_masquerade_rule_on_a_node_changes_the_source_that_is_seen() {
    Command.Output made =
        nodes
            .on(
                KernelNodes.node(1),
                "nft",
                "add table ip t; add chain ip t c { type nat hook postrouting priority 100; };"
                    + " add rule ip t c oifname eth0 masquerade")
            .tryRun();
    Assumptions.assumeTrue(made.exitCode() == 0, "no nft that works here: " + made.stderr());
    nodes.run(FAR1, "ip", "route", "add", "172.30.0.0/24", "via", "10.1.2.1");
    Echo echo = send(DEMO1, FAR1);
    assertThat(isOk(echo)).as("%s", echo).isTrue();
    assertThat(echo.sourceSeen()).isEqualTo("172.30.0.1");
    assertThat(send(DEMO1, DEMO2).sourceSeen()).isEqualTo("10.1.1.2");
  }

  @Test
  void an_address_that_another_pod_answers_for() {
    nodes.run(DEMO2, "ip", "address", "add", "10.1.1.2/32", "dev", "net1");
    nodes.run(1, "ip", "route", "replace", "10.1.1.2", "dev", "p3");
    Echo echo = send(FAR1, DEMO1);
    assertThat(echo.received()).isEqualTo(1);
    assertThat(echo.ttl()).isZero();
    assertThat(echo.sourceSeen()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_circle_is_named_as_such(Family family) {
    boolean ipv4 = family == Family.IPV4;
    String address = path(DEMO1, FAR1, family).target().ip();
    nodes.run(2, "ip", "route", "replace", address, "via", ipv4 ? "172.30.0.1" : "fd6b::1");
    assertThat(send(DEMO1, FAR1, family).problem())
        .endsWith(
            ipv4
                ? " says: TTL exceeded: the packet went in a circle"
                : " says: hop limit exceeded: the packet went in a circle");
  }

  @Test
  void a_pod_that_has_just_gone_one_that_is_unknown_and_one_without_its_address() {
    nodes.remove(FAR1);
    nodes.run(FAR2, "ip", "address", "del", "10.1.2.3/32", "dev", "net1");
    PodId unknown = pod(2, 7);
    List<PodPath> paths =
        List.of(
            path(DEMO1, FAR1, Family.IPV4),
            path(FAR1, DEMO1, Family.IPV4),
            path(DEMO1, FAR2, Family.IPV4),
            path(FAR2, DEMO1, Family.IPV4),
            path(DEMO1, unknown, Family.IPV4),
            path(DEMO1, DEMO2, Family.IPV4));
    assertThat(send(paths).stream().map(e -> e.sent() + " " + e.problem()))
        .containsExactly(
            "0 the pod has just gone",
            "0 the pod has just gone",
            "0 the pod has no address 10.1.2.3",
            "0 the pod has no address 10.1.2.3",
            "0 the pod has just gone",
            "1 ");
  }

  @Test
  @Timeout(30)
  void a_large_lab_and_one_that_is_cut_in_two_are_told_soon() {
    nodes.close();
    nodes = KernelNodes.of(2, 20);
    List<PodPath> paths = nodes.paths(Family.IPV4);
    assertThat(paths).hasSize(40 * 39);
    assertThat(send(paths)).hasSize(40 * 39).allMatch(ProbingIT::isOk);
    nodes.run(1, "ip", "route", "del", "10.1.2.0/24");
    assertThat(send(paths).stream().filter(e -> !isOk(e))).hasSize(2 * 20 * 20);
  }

  @Test
  void a_node_without_perl_is_named() {
    NodeAccess bare = (node, line) -> nodes.on(node, "env", "PATH=/nowhere", "perl", "-");
    Probing probing = new Probing(bare, nodes.places());
    assertThatThrownBy(() -> probing.send(nodes.paths(Family.IPV4)))
        .isInstanceOf(MissingRequirement.class)
        .hasMessageMatching(
            "node edge[12]-control-plane has no Perl, which sends the packets there");
  }

  @Test
  void a_node_that_may_not_open_raw_sockets_says_so() {
    NodeAccess weak =
        (node, line) -> nodes.on(node, "setpriv", "--bounding-set=-net_raw", "perl", "-");
    Probing probing = new Probing(weak, nodes.places());
    assertThatThrownBy(() -> probing.send(nodes.paths(Family.IPV4)))
        .isInstanceOf(Fault.class)
        .hasMessageMatching(
            "the probe on node edge[12]-control-plane ended:"
                + " could not open a raw socket: Operation not permitted");
  }

  @Test
  void the_program_ends_when_its_standard_input_does_even_while_it_sends() throws Exception {
    nodes.run(1, "ip", "route", "replace", "blackhole", "10.1.2.0/24");
    ProbeOrders survey =
        new ProbeOrders(
            Collections.nCopies(500, path(DEMO1, FAR1, Family.IPV4)), nodes.places(), 7);
    NodeId node = KernelNodes.node(1);
    Process process = nodes.on(node, "perl", "-").start();
    try (Writer orders = process.outputWriter()) {
      orders.write(Probing.program() + survey.openings(node) + survey.paths(node));
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.inputReader().lines()).containsExactly("opened");
    assertThat(process.exitValue()).isZero();
  }
}
