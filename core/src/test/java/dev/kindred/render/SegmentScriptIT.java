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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What the scripts of nodes make of segments, in namespaces that are joined as containers are. */
class SegmentScriptIT {
  private static final List<Cidr> BLOCKS = List.of(Cidr.of("172.30.0.0/20"));

  /** Three nodes on a bridge; the scripts come in the arguments, and run twice, as they may. */
  private static final String NODES =
      """
      set -eu
      mount -t tmpfs tmpfs /run
      ip link add engine mtu 1570 type bridge mcast_snooping 0
      ip link set dev engine up
      for i in 1 2 3; do
        ip netns add node$i
        ip link add port$i mtu 1570 master engine up type veth peer name eth0 mtu 1570 netns node$i
      done
      for i in 1 2 3; do
        eval "echo \\"\\${$i}\\"" >/run/script
        ip netns exec node$i sh /run/script
        ip netns exec node$i sh /run/script
      done
      pod() { # node, segment, address
        ip netns add pod-$3
        ip -n node$1 link add link segment$2 name net1 netns pod-$3 type macvlan mode bridge
        ip -n pod-$3 address add 10.1.0.$3/16 dev net1
        ip -n pod-$3 link set dev net1 mtu 1500 up
      }
      ask() {
        ip -n pod-$1 neigh replace 10.1.0.$2 dev net1 use
        sleep 0.5
        ip -n pod-$1 neigh show 10.1.0.$2 | grep -q lladdr && echo "$1 finds $2" || echo "$1 does not find $2"
      }
      """;

  private static Plan plan() {
    String yaml =
        """
        clusters: [{name: edge1, nodes: 2}, {name: edge2}]
        networks:
          - {name: red, type: macvlan, cidr: 10.1.0.0/16}
          - {name: blue, type: macvlan, cidr: 10.2.0.0/16}
          - {name: one, type: macvlan, cidr: 10.3.0.0/16, clusters: [edge1]}
        """;
    return Planner.plan(
        TopologyReader.read("kindred.yaml", yaml, Vocabularies.DIALECT).topology(),
        Underlays.ofKubernetes(BLOCKS, 1570, List.of()),
        Allocation.NONE);
  }

  private static List<String> run(String then) {
    Assumptions.assumeTrue(
        Command.of("unshare", "--user", "--map-root-user", "true").tryRun().exitCode() == 0,
        "no user namespaces");
    Plan plan = plan();
    List<String> line = new java.util.ArrayList<>();
    line.addAll(List.of("unshare", "--user", "--map-root-user", "--mount", "--net"));
    line.addAll(List.of("sh", "-c", NODES + then, "sh"));
    plan.nodes().forEach(node -> line.add(NodeScript.of(plan, node, BLOCKS)));
    return Command.of(line.toArray(String[]::new)).run().stdout().lines().toList();
  }

  @Test
  void pods_find_each_other_on_their_own_segment_alone() {
    assertThat(
            run(
                """
                pod 1 1 11; pod 2 1 12; pod 3 1 13
                pod 2 2 22; pod 3 2 23
                ask 11 12; ask 11 13; ask 11 22; ask 11 23; ask 22 23
                """))
        .containsExactly(
            "11 finds 12",
            "11 finds 13",
            "11 does not find 22",
            "11 does not find 23",
            "22 finds 23");
  }

  @Test
  void what_somebody_changed_is_put_right_and_what_no_network_needs_goes() {
    assertThat(
            run(
                """
                ip -n node1 link add segment9 type vxlan id 9 dstport 14789
                ip netns exec node1 bridge fdb del 00:00:00:00:00:00 dev segment1 dst 172.30.0.4
                ip netns exec node1 bridge fdb append 00:00:00:00:00:00 dev segment1 dst 172.30.0.9
                ip -n node1 link del segment2
                ip -n node1 link add segment2 type vxlan id 7 dstport 4789
                ip netns exec node1 sh -c "$1"
                for device in segment1 segment2 segment3 segment9; do
                  ip netns exec node1 bridge fdb show dev $device 2>/dev/null | sed -n "s/^00:00:00:00:00:00/$device &/p"
                done
                """))
        .containsExactlyInAnyOrder(
            "segment1 00:00:00:00:00:00 dst 172.30.0.3 self permanent",
            "segment1 00:00:00:00:00:00 dst 172.30.0.4 self permanent",
            "segment2 00:00:00:00:00:00 dst 172.30.0.3 self permanent",
            "segment2 00:00:00:00:00:00 dst 172.30.0.4 self permanent",
            "segment3 00:00:00:00:00:00 dst 172.30.0.3 self permanent");
  }
}
