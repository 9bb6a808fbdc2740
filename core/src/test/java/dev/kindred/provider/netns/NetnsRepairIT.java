package dev.kindred.provider.netns;

import static dev.kindred.provider.TestLab.NODE1;
import static dev.kindred.provider.TestLab.NODE2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.AddressContract;
import dev.kindred.provider.EditContract;
import dev.kindred.provider.InWorld;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can break in network namespaces alone. */
class NetnsRepairIT implements InWorld {
  @Override
  public World world() {
    return new NetnsWorld();
  }

  private static void isWhole(TestLab lab) {
    lab.isWhole();
    Recovery.isTidy(lab, lab.observed());
  }

  /** Asserts that status names it, and that up mends it and makes no pod anew. */
  private static void mends(TestLab lab, String what) {
    Map<String, String> before = lab.identities();
    assertThat(String.join("\n", lab.drift())).contains(what);
    lab.up();
    isWhole(lab);
    assertThat(lab.identities()).isEqualTo(before);
  }

  @Test
  void names_that_a_killed_ip_left_without_a_namespace(TestLab lab) {
    lab.seed();
    NetnsWorld.inside(lab, "umount", "-l", "/run/netns/edge1_demo1-0");
    NetnsWorld.inside(lab, "touch", "/run/netns/edge3-control-plane", "/run/netns/edge3_demo1-0");
    assertThat(lab.drift()).containsExactly("add pod edge1/demo1");
    lab.up(EditContract.BASE.replace("{name: edge2}", "{name: edge2}, {name: edge3}"));
    isWhole(lab);
  }

  @Test
  void a_node_with_another_hardware_address_is_found_by_one_that_comes_and_whose_routes_are_mended(
      TestLab lab) {
    lab.seed().onNode(NODE1, "ip", "link", "set", "dev", "eth0", "address", "02:00:00:00:00:99");
    lab.up(EditContract.BASE.replace("{name: edge2}", "{name: edge2}, {name: edge3}"));
    isWhole(lab);
    lab.onNode(NODE2, "sh", "-c", "ip route flush proto 75; ip neigh flush all");
    lab.up();
    isWhole(lab);
  }

  @Test
  void a_node_that_was_deleted(TestLab lab) {
    Map<String, String> before = lab.seed().identities();
    NetnsWorld.inside(lab, "ip", "netns", "del", "edge1-control-plane");
    assertThat(lab.drift())
        .containsExactly(
            "add node edge1-control-plane",
            "replace pod edge1/demo1: its node was lost",
            "replace pod edge1/demo2: its node was lost");
    lab.up();
    isWhole(lab);
    assertThat(lab.identities().get("edge2/demo1")).isEqualTo(before.get("edge2/demo1"));
  }

  @Test
  void a_node_that_was_deleted_while_a_process_holds_its_namespace(TestLab lab) {
    lab.seed().onNode(NODE1, "sh", "-c", "setsid sleep 1000 </dev/null >/dev/null 2>&1 &");
    NetnsWorld.inside(lab, "ip", "netns", "del", "edge1-control-plane");
    lab.up();
    isWhole(lab);
  }

  @Test
  void a_lab_whose_own_folders_a_pod_removed_is_begun_anew(TestLab lab) {
    lab.seed().inPod("edge1/demo1", "rm", "-rf", "/run/kindred");
    assertThat(lab.drift()).contains("add pod edge1/demo1");
    lab.up();
    isWhole(lab);
  }

  @Test
  void a_nodes_end_of_its_cable_that_has_another_name(TestLab lab) {
    lab.seed();
    lab.onNode(NODE1, "sh", "-c", "ip link set dev eth0 down; ip link set dev eth0 name other");
    mends(lab, "mend eth0 of node edge1-control-plane: has the name other");
  }

  @Test
  void a_pods_first_interface_that_has_another_name(TestLab lab) {
    lab.seed();
    Map<String, List<String>> addresses = lab.addresses();
    String rename = "ip link set dev eth0 down; ip link set dev eth0 name wan";
    NetnsWorld.inside(lab, "nsenter", "--net=/run/netns/edge1_demo1-0", "sh", "-c", rename);
    mends(lab, "mend eth0 of pod edge1/demo1: has the name wan");
    assertThat(lab.addresses()).isEqualTo(addresses);
  }

  @Test
  void a_pod_that_goes_with_an_interface_that_has_another_name_leaves_no_address(TestLab lab) {
    lab.seed();
    NetnsWorld.inside(lab, "ip", "-n", "edge1_demo1-0", "link", "set", "net1", "name", "other");
    lab.up(
        EditContract.BASE.replace(
            "demo1, networks: [data-plane]", "demo3, networks: [data-plane], replicas: 3"));
    isWhole(lab);
  }

  @Test
  void a_nodes_port_that_was_deleted(TestLab lab) {
    lab.seed();
    NetnsWorld.inside(lab, "ip", "link", "del", "dev", "node1");
    mends(lab, "mend node edge1-control-plane: eth0 is missing");
  }

  @Test
  void a_record_of_a_pod_that_was_never_finished(TestLab lab) {
    lab.seed();
    NetnsWorld.inside(lab, "ip", "netns", "add", "edge1_demo3-0");
    NetnsWorld.inside(lab, "mkdir", "/run/kindred/pods/edge1_demo3-0");
    String write = "printf '{\"node\": 1, \"att' >/run/kindred/pods/edge1_demo3-0/pod.json";
    NetnsWorld.inside(lab, "sh", "-c", write);
    assertThat(lab.drift()).containsExactly("remove pod edge1/demo3: not in the topology");
    String demo3 = "  - {name: demo3, networks: [data-plane], clusters: [edge1]}\n";
    assertThat(lab.up(EditContract.BASE + demo3))
        .containsExactly("replace pod edge1/demo3: it was begun and not finished");
    isWhole(lab);
  }

  @Test
  void leases_of_a_pod_that_went_before_its_workload_did(TestLab lab) {
    String demo3 = "  - {name: demo3, networks: [data-plane], clusters: [edge1]}\n";
    lab.up(EditContract.BASE + demo3);
    lab.removePod("edge1/demo3");
    lab.up(EditContract.BASE);
    assertThat(lab.up(EditContract.BASE.replace("{name: demo2,", "{name: demo2, replicas: 2,")))
        .hasSize(2);
    isWhole(lab);
  }

  @Test
  void namespaces_of_somebody_else_in_the_lab_are_left_alone(TestLab lab) {
    lab.seed();
    for (String name : List.of("foreign", "edge1-worker1", "edge1_demo1-00")) {
      NetnsWorld.inside(lab, "ip", "netns", "add", name);
    }
    assertThat(lab.drift()).isEmpty();
    lab.up(EditContract.BASE.replace("{name: edge2}", "{name: edge2}, {name: edge3}"));
    assertThat(lab.up(EditContract.BASE)).isNotEmpty();
    assertThat(NetnsWorld.inside(lab, "ip", "netns"))
        .contains("foreign", "edge1-worker1", "edge1_demo1-00");
    isWhole(lab);
    lab.goesWithoutATrace();
  }

  @Test
  void a_loopback_that_is_down_in_a_pod_that_another_pods_fault_left_unfinished(TestLab lab) {
    lab.seed();
    NetnsWorld.inside(lab, "rm", "/run/kindred/pods/edge1_demo1-0/net1.done");
    assertThat(lab.up())
        .containsExactly("mend net1 (data-plane) of pod edge1/demo1: its plugin did not finish");
    isWhole(lab);
  }

  private static final String BRIDGED =
      """
      clusters: 2
      networks: [{name: bridged, type: bridge, cidr: [10.1.0.0/16, 'fd10:1::/48']}]
      workloads: [{name: demo, networks: [bridged], replicas: 2}]
      """;

  private static final String SINGLE = BRIDGED.replace("replicas: 2", "replicas: 1");

  /** The kernel takes the hardware address of a bridge that was given none away with its ports. */
  private static final String HALF_MADE_BRIDGE =
      """
      port=$(ip -brief link show master kindred1 | sed 's/@.*//')
      ip link del dev kindred1
      ip link add name kindred1 up type bridge
      ip link set dev $port up master kindred1
      """;

  @Test
  void a_bridge_that_was_deleted(TestLab lab) {
    lab.up(BRIDGED);
    lab.onNode(NODE1, "ip", "link", "del", "dev", "kindred1");
    mends(lab, "it is not on the bridge kindred1 of edge1-control-plane");
  }

  @Test
  void a_bridge_that_is_down(TestLab lab) {
    lab.up(BRIDGED);
    lab.onNode(NODE1, "ip", "link", "set", "dev", "kindred1", "down");
    mends(lab, "kindred1 is down on edge1-control-plane");
  }

  @Test
  void a_pod_whose_namespace_lost_its_name_while_its_command_runs(TestLab lab) {
    String busy = BRIDGED.replace("replicas: 2", "command: [sh, -c, 'sleep 1000 & sleep 1000']");
    lab.up(busy);
    int before = lab.onNode(NODE1, "ip", "-brief", "link").lines().toList().size();
    lab.removePod("edge1/demo");
    lab.up();
    isWhole(lab);
    assertThat(lab.onNode(NODE1, "ip", "-brief", "link").lines()).hasSize(before);
    assertThat(NetnsWorld.inside(lab, "sh", "-c", "cat /proc/[0-9]*/cmdline | tr '\\0' '\\n'"))
        .containsPattern("(?s)(sleep\\n1000.*){4}")
        .doesNotContainPattern("(?s)(sleep\\n1000.*){5}");
  }

  @Test
  void a_bridge_goes_with_its_last_pod(TestLab lab) {
    lab.up(BRIDGED);
    String other = "{name: other, networks: [], replicas: 2}";
    lab.up(BRIDGED.replace("replicas: 2}]", "replicas: 1}, " + other + "]"));
    assertThat(lab.onNode(NODE1, "ip", "-brief", "link")).contains("kindred1");
    lab.up(BRIDGED.replace("{name: demo, networks: [bridged], replicas: 2}", other));
    assertThat(lab.onNode(NODE1, "ip", "-brief", "link")).doesNotContain("kindred1");
    assertThat(lab.onNode(NODE1, "ip", "route")).doesNotContain("kindred1");
    lab.up(BRIDGED);
    isWhole(lab);
  }

  @Test
  void pods_whose_interfaces_lie_on_that_of_a_node_that_goes(TestLab lab) {
    String flat =
        """
        clusters: [{name: edge1, nodes: 2}]
        networks: [{name: flat, type: macvlan}]
        workloads: [{name: demo, networks: [flat], replicas: 2}]
        """;
    lab.up(flat);
    lab.up(flat.replace("nodes: 2", "nodes: 1"));
    isWhole(lab);
    lab.up(flat);
    NetnsWorld.inside(lab, "ip", "netns", "del", "edge1-worker");
    lab.up();
    isWhole(lab);
    lab.onNode(NODE1, "ip", "link", "del", "dev", "eth0");
    lab.up(flat.replace("name: demo", "name: other"));
    isWhole(lab);
  }

  @Test
  void a_nodes_own_route_to_a_bridge(TestLab lab) {
    lab.up(BRIDGED);
    String[] route = lab.onNode(NODE1, "ip", "route", "show", "dev", "kindred1").split(" ");
    lab.onNode(NODE1, "ip", "route", "del", route[0], "dev", "kindred1");
    mends(lab, "route " + route[0] + " dev kindred1");
  }

  @Test
  void a_link_that_its_plugin_did_not_come_to_name(TestLab lab) {
    lab.up(
        """
        clusters: 1
        networks: [{name: flat, type: macvlan}]
        workloads: [{name: demo, networks: [flat]}]
        """);
    NetnsWorld.inside(lab, "ip", "-n", "edge1_demo-0", "link", "del", "dev", "net1");
    String half = "link add link eth0 name veth0badcafe netns edge1_demo-0 type macvlan";
    lab.onNode(NODE1, ("ip " + half).split(" "));
    mends(lab, "net1");
    assertThat(NetnsWorld.inside(lab, "ip", "-n", "edge1_demo-0", "-brief", "link"))
        .contains("net1")
        .doesNotContain("veth0badcafe");
  }

  @Test
  void a_record_that_was_cut_off_of_a_pod_that_is_there(TestLab lab) {
    lab.seed();
    String write = "printf '{\"node\": 1, \"att' >/run/kindred/pods/edge1_demo1-0/pod.json";
    NetnsWorld.inside(lab, "sh", "-c", write);
    assertThat(lab.up()).containsExactly("replace pod edge1/demo1: it was begun and not finished");
    isWhole(lab);
  }

  @Test
  void a_port_of_a_bridge_that_was_taken_out(TestLab lab) {
    lab.up(BRIDGED);
    lab.onNode(
        NODE1,
        "sh",
        "-c",
        "for port in $(ip -brief link show master kindred1 | sed 's/@.*//'); do ip link set dev $port nomaster; done");
    mends(lab, "it is not on the bridge kindred1 of edge1-control-plane");
  }

  @Test
  void a_bridge_whose_plugin_was_killed_before_it_gave_its_hardware_address(TestLab lab) {
    lab.up(SINGLE);
    lab.onNode(NODE1, "sh", "-c", HALF_MADE_BRIDGE);
    mends(lab, "net1");
  }

  @Test
  void a_bridge_without_hardware_address_that_a_new_pod_is_to_be_on(TestLab lab) {
    lab.up(SINGLE);
    lab.onNode(NODE1, "sh", "-c", HALF_MADE_BRIDGE + "ip link del dev $port\n");
    lab.up(SINGLE.replace("replicas: 1}", "replicas: 1}, {name: another, networks: [bridged]}"));
    isWhole(lab);
  }

  @Test
  void a_gateway_address_that_was_deleted(TestLab lab) {
    lab.up(BRIDGED);
    lab.onNode(NODE1, "ip", "address", "flush", "dev", "kindred1");
    mends(lab, "kindred1 on edge1-control-plane lacks 10.1.1.1");
  }

  @Test
  void a_nodes_port_that_is_down(TestLab lab) {
    lab.seed();
    NetnsWorld.inside(lab, "ip", "link", "set", "dev", "node1", "down");
    mends(lab, "mend node edge1-control-plane: eth0 is down");
  }

  @Test
  void an_underlay_that_is_down(TestLab lab) {
    lab.seed();
    NetnsWorld.inside(lab, "ip", "link", "set", "dev", "kindred0", "down");
    mends(lab, "mend node edge2-control-plane: eth0 is down");
  }

  @Test
  void a_pods_address_that_was_deleted(TestLab lab) {
    lab.up(BRIDGED);
    lab.inPod("edge1/demo", "ip", "address", "flush", "dev", "net1");
    mends(lab, "it has no address of 10.1.1.0/24");
  }

  private static final String OFF = "echo 1 >/proc/sys/net/ipv6/conf/%s/disable_ipv6";

  @Test
  void ipv6_that_is_switched_off_on_a_node_of_a_lab_that_needs_none(TestLab lab) {
    lab.seed().onNode(NODE1, "sh", "-c", OFF.formatted("all"));
    NetnsWorld.inside(
        lab, "nsenter", "--net=/run/netns/edge1_demo1-0", "sh", "-c", OFF.formatted("all"));
    assertThat(lab.drift()).isEmpty();
    assertThat(lab.up()).isEmpty();
    lab.onNode(NODE1, "sh", "-c", "echo 0 >/proc/sys/net/ipv4/ip_forward");
    mends(lab, "net.ipv4.ip_forward is 0, not 1");
  }

  @Test
  void ipv6_that_is_switched_off_where_it_is_needed(TestLab lab) {
    lab.up(AddressContract.MIXED);
    Map<String, List<String>> addresses = lab.addresses();
    lab.onNode(NODE1, "sh", "-c", OFF.formatted("all"));
    lab.onNode(TestLab.NODE2, "sh", "-c", OFF.formatted("kindred2"));
    NetnsWorld.inside(
        lab, "nsenter", "--net=/run/netns/edge2_demo-1", "sh", "-c", OFF.formatted("all"));
    mends(lab, "mend node edge1-control-plane: eth0 lacks edge1-control-plane");
    assertThat(lab.addresses()).isEqualTo(addresses);
  }
}
