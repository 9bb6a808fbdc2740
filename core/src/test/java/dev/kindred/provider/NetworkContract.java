package dev.kindred.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.verify.Matrix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The types of networks, several nodes, both families, several networks a pod. */
public interface NetworkContract extends InWorld {
  /** Asserts that the lab is whole, and how many routers each packet passed. */
  private static List<Matrix.PathResult> whole(TestLab lab, String yaml, int paths) {
    lab.up(yaml);
    List<Matrix.PathResult> results = lab.isWhole().verify().paths();
    assertThat(results).hasSize(paths);
    assertThat(lab.lab().check(lab.lab().status())).as("what the plugins say").isEmpty();
    return results;
  }

  private static boolean sameCluster(Matrix.PathResult path) {
    return path.from().split("/")[0].equals(path.to().split("/")[0]);
  }

  @Test
  default void several_nodes_a_cluster_hand_out_slices_of_its_part(TestLab lab) {
    List<Matrix.PathResult> paths =
        whole(
            lab,
            """
            clusters: [{name: edge1, nodes: 2}, {name: edge2}]
            networks: [{name: data-plane}]
            workloads: [{name: demo, replicas: 2, networks: [data-plane]}]
            """,
            12);
    Map<String, List<String>> addresses = lab.addresses();
    assertThat(addresses.get("edge1/demo net1")).containsExactly("10.1.1.2");
    assertThat(addresses.get("edge1/demo/1 net1")).containsExactly("10.1.1.130");
    assertThat(addresses.get("edge2/demo net1")).containsExactly("10.1.2.2");
    for (Matrix.PathResult path : paths) {
      boolean onOneNode = path.from().startsWith("edge2") && sameCluster(path);
      assertThat(path.ttl()).as("%s", path).isEqualTo(onOneNode ? 63 : 62);
    }
  }

  @Test
  default void both_families_on_one_network(TestLab lab) {
    List<Matrix.PathResult> paths =
        whole(
            lab,
            """
            clusters: 2
            networks: [{name: data-plane, cidr: [10.1.0.0/16, 'fd10:1::/48']}]
            workloads: [{name: demo, networks: [data-plane], replicas: 2}]
            """,
            24);
    assertThat(paths.stream().filter(p -> p.family().equals("ipv6"))).hasSize(12);
    assertThat(lab.addresses().get("edge2/demo/1 net1")).contains("10.1.2.3", "fd10:1:0:2::3");
    assertThat(paths)
        .allSatisfy(p -> assertThat(p.ttl()).as("%s", p).isEqualTo(sameCluster(p) ? 63 : 62));
  }

  @Test
  default void ipv6_alone(TestLab lab) {
    whole(
        lab,
        """
        clusters: 2
        networks: [{name: data-plane, cidr: 'fd10:1::/48'}]
        workloads: [{name: demo, networks: [data-plane]}]
        """,
        2);
    assertThat(lab.addresses().get("edge1/demo net1")).containsExactly("fd10:1:0:1::2");
  }

  @Test
  default void a_bridge_on_each_node(TestLab lab) {
    List<Matrix.PathResult> paths =
        whole(
            lab,
            """
            clusters: 2
            networks: [{name: bridged, type: bridge, cidr: [10.1.0.0/16, 'fd10:1::/48']}]
            workloads: [{name: demo, networks: [bridged], replicas: 2}]
            """,
            24);
    assertThat(paths)
        .allSatisfy(p -> assertThat(p.ttl()).as("%s", p).isEqualTo(sameCluster(p) ? 64 : 62));
    lab.inPod("edge1/demo", "ip", "link", "del", "dev", "net1");
    assertThat(lab.up()).containsExactly("mend net1 (bridged) of pod edge1/demo: missing");
    lab.isWhole();
  }

  @Test
  default void one_link_for_all_by_macvlan(TestLab lab) {
    List<Matrix.PathResult> paths =
        whole(
            lab,
            """
            clusters: [{name: edge1, nodes: 2}, {name: edge2}]
            networks: [{name: flat, type: macvlan, cidr: 10.3.0.0/16}]
            workloads: [{name: demo, networks: [flat], replicas: 2}]
            """,
            12);
    assertThat(paths).allSatisfy(p -> assertThat(p.ttl()).as("%s", p).isEqualTo(64));
    lab.removePod("edge1/demo");
    assertThat(lab.up()).containsExactly("add pod edge1/demo");
    lab.isWhole();
  }

  @Test
  default void two_networks_are_net1_and_net2_in_the_declared_order(TestLab lab) {
    List<Matrix.PathResult> paths =
        whole(
            lab,
            """
            clusters: 2
            networks: [{name: red}, {name: blue}]
            workloads:
              - {name: both, networks: [blue, red]}
              - {name: one, networks: [red]}
            """,
            2 + 12);
    Map<String, List<String>> addresses = lab.addresses();
    assertThat(addresses.get("edge1/both net1")).containsExactly("10.2.1.2");
    assertThat(lab.address("edge1/both net2")).startsWith("10.1.1.");
    assertThat(lab.address("edge2/one net1")).startsWith("10.1.2.");
    assertThat(paths.stream().filter(p -> p.network().equals("blue"))).hasSize(2);
  }

  @Test
  default void a_network_of_some_clusters_leads_nowhere_else(TestLab lab) {
    whole(
        lab,
        """
        clusters: 3
        networks: [{name: wide}, {name: some, clusters: [edge1, edge2]}]
        workloads:
          - {name: demo, networks: [wide]}
          - {name: pair, networks: [some], clusters: [edge1, edge2]}
        """,
        6 + 2);
    String said =
        lab.inPod(
            "edge1/pair", "sh", "-c", "ip route get 10.1.3.2; ping -c 1 -W 1 10.2.9.9 2>&1 || :");
    assertThat(said).doesNotContain("bytes from");
  }

  @Test
  default void a_smaller_mtu_of_a_network_is_kept_and_proven(TestLab lab) {
    whole(
        lab,
        """
        clusters: 2
        networks:
          - {name: small, mtu: 1280}
          - {name: bridged, type: bridge, mtu: 1400}
        workloads: [{name: demo, networks: [small, bridged]}]
        """,
        4);
    assertThat(lab.inPod("edge1/demo", "cat", "/sys/class/net/net1/mtu")).isEqualTo("1280\n");
    assertThat(lab.inPod("edge1/demo", "cat", "/sys/class/net/net2/mtu")).isEqualTo("1400\n");
  }
}
