package dev.kindred.provider.netns;

import static dev.kindred.provider.TestLab.NODE1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.InWorld;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can break on the segments of networks, and what is left of those that go. */
class SegmentsIT implements InWorld {
  private static final String FLAT =
      """
      clusters: [{name: edge1, nodes: 2}, {name: edge2}]
      networks:
        - {name: flat, type: macvlan, cidr: [10.1.0.0/16, 'fd10:1::/48']}
        - {name: other, type: macvlan, cidr: 10.2.0.0/16, clusters: [edge1]}
      workloads: [{name: demo, networks: [flat], replicas: 2}]
      """;

  /** A pod's interface as it was before networks had segments. */
  private static final String ON_THE_UNDERLAY =
      """
      ip -n edge1_demo-0 link del dev net1
      ip -n edge1-control-plane link add link eth0 name lower netns edge1_demo-0 type macvlan mode bridge
      ip -n edge1_demo-0 link set dev lower name net1 up
      ip -n edge1_demo-0 address add 10.1.1.1/16 dev net1
      ip -n edge1_demo-0 address add fd10:1:0:1::1/48 dev net1 nodad
      """;

  @Override
  public World world() {
    return new NetnsWorld();
  }

  private static void mends(TestLab lab, String what) {
    Map<String, String> before = lab.identities();
    assertThat(String.join("\n", lab.drift())).contains(what);
    lab.up();
    lab.isWhole();
    Recovery.isTidy(lab, lab.observed());
    assertThat(lab.identities()).isEqualTo(before);
  }

  @Test
  void what_breaks_is_named_and_mended(TestLab lab) {
    lab.up(FLAT);
    String ofNode = "mend segment1 (flat) of node edge1-control-plane: ";
    lab.onNode(NODE1, "ip", "link", "set", "dev", "segment1", "down");
    mends(lab, ofNode + "is down");
    lab.onNode(NODE1, "ip", "link", "set", "dev", "segment1", "mtu", "1400");
    mends(lab, ofNode + "its MTU is 1400, not 1500");
    lab.onNode(NODE1, "ip", "link", "del", "dev", "segment1");
    mends(lab, ofNode + "missing");
    lab.onNode(NODE1, "sh", "-c", "ip link set segment1 down; ip link set segment1 name mine");
    Map<String, List<String>> addresses = lab.addresses();
    mends(lab, "mend segment1 of node edge1-control-plane: has the name mine");
    assertThat(lab.addresses()).isEqualTo(addresses);
    NetnsWorld.inside(lab, "ip", "link", "set", "dev", "segment1", "down");
    mends(lab, ofNode + "is down");
    NetnsWorld.inside(lab, "ip", "link", "del", "dev", "segment1");
    mends(lab, ofNode + "is down");
    NetnsWorld.inside(lab, "ip", "link", "set", "dev", "s1node1", "nomaster");
    mends(lab, ofNode + "is down");
    NetnsWorld.inside(lab, "sh", "-c", ON_THE_UNDERLAY);
    mends(lab, "it lies on eth0 of edge1-control-plane, not on segment1");
  }

  @Test
  void what_is_not_needed_any_more_goes(TestLab lab) {
    lab.up(FLAT);
    assertThat(NetnsWorld.inside(lab, "ip", "-brief", "link"))
        .contains("segment1", "segment2", "s1node1", "s1node3", "s2node2")
        .doesNotContain("s2node3");
    lab.up(FLAT.replace("type: macvlan, cidr: 10.2.0.0/16", "cidr: 10.2.0.0/16"));
    lab.isWhole();
    assertThat(NetnsWorld.inside(lab, "ip", "-brief", "link")).doesNotContain("segment2", "s2");
    lab.up(FLAT.replace("nodes: 2", "nodes: 1").replace("clusters: [edge1]", "clusters: [edge2]"));
    lab.isWhole();
    assertThat(NetnsWorld.inside(lab, "ip", "-brief", "link"))
        .contains("segment2", "s2node3")
        .doesNotContain("s1node2", "s2node1", "s2node2");
    lab.goesWithoutATrace();
  }
}
