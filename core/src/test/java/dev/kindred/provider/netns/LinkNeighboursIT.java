package dev.kindred.provider.netns;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.InWorld;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Who lies on one link knows each other by entries that do not count against the kernel's limit.
 */
class LinkNeighboursIT implements InWorld {
  private static final String LAB =
      """
      clusters: 2
      networks:
        - {name: bridged, type: bridge, cidr: [10.2.0.0/16, 'fd10:2::/48']}
        - {name: flat, type: macvlan, cidr: [10.3.0.0/16, 'fd10:3::/48']}
      workloads: [{name: demo, replicas: %d}]
      """;

  private static final List<String> PODS =
      List.of("edge1/demo/0", "edge1/demo/1", "edge2/demo/0", "edge2/demo/1");

  @Override
  public World world() {
    return new NetnsWorld();
  }

  /** A pod's entries, and that none of them counts. */
  private static List<String> known(TestLab lab, String pod) {
    List<String> entries = lab.inPod(pod, "ip", "neigh", "show").lines().toList();
    assertThat(entries).as(pod).allSatisfy(entry -> assertThat(entry).contains(" extern_learn "));
    return entries;
  }

  /**
   * On the bridge: the other pod and the node. On the segment: three pods. On its own pair: the
   * node.
   */
  private static void allKnow(TestLab lab) {
    for (String pod : PODS) {
      assertThat(known(lab, pod)).as(pod).hasSize(1 + 3 * 2 + 3 * 3);
    }
  }

  @Test
  void more_pods_than_the_kernel_has_room_for_are_whole(TestLab lab) {
    // 36 * 35 entries a family, of 1024.
    lab.up(
        """
        clusters: 1
        networks: [{name: flat, type: macvlan, cidr: [10.3.0.0/16, 'fd10:3::/48']}]
        workloads: [{name: demo, replicas: 36}]
        """);
    lab.isWhole();
    assertThat(known(lab, "edge1/demo/7")).hasSize(1 + 35 * 3);
  }

  @Test
  void what_is_made_later_is_told_to_all_and_what_was_lost_is_told_again(TestLab lab) {
    lab.up(LAB.formatted(1));
    lab.up(LAB.formatted(2));
    allKnow(lab);
    assertThat(lab.up()).isEmpty();

    Map<String, List<String>> before = lab.addresses();
    String old = lab.inPod("edge1/demo/1", "cat", "/sys/class/net/net2/address").strip();
    lab.removePod("edge1/demo/1");
    lab.up();
    assertThat(lab.addresses().get("edge1/demo/1 net2")).isEqualTo(before.get("edge1/demo/1 net2"));
    String address = requireNonNull(before.get("edge1/demo/1 net2")).getFirst();
    assertThat(lab.inPod("edge2/demo/0", "ip", "neigh", "show", address))
        .contains(" extern_learn ")
        .doesNotContain(old);
    allKnowOrKnew(lab);
    lab.isWhole();

    for (String pod : PODS) {
      lab.inPod(pod, "sh", "-c", "ip link set dev net2 down; ip link set dev net2 up");
    }
    lab.up();
    for (String pod : PODS) {
      assertThat(known(lab, pod).stream().filter(entry -> entry.contains("net2"))).hasSize(9);
    }

    NetnsWorld.inside(lab, "rm", "-r", "/run/kindred/neighbours"); // As after a kill.
    for (String pod : PODS) {
      lab.inPod(pod, "ip", "neigh", "flush", "dev", "net1");
    }
    assertThat(lab.up()).isEmpty();
    for (String pod : PODS) {
      assertThat(known(lab, pod).stream().filter(entry -> entry.contains("net1")))
          .hasSizeGreaterThanOrEqualTo(6);
    }
  }

  /** The link-local address of one that went is known yet, and nobody has it. */
  private static void allKnowOrKnew(TestLab lab) {
    PODS.forEach(pod -> assertThat(known(lab, pod)).hasSizeGreaterThanOrEqualTo(1 + 3 * 2 + 3 * 3));
  }
}
