package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NodeDiffTest {
  private final Drift lab = new Drift();

  @Test
  void a_node_without_its_link_gets_it_with_all_its_routes() {
    lab.node().links.remove("eth0");
    lab.node().routes.removeIf(r -> r.device().equals("eth0"));
    assertThat(lab.lines()).containsExactly("~ node edge1-control-plane (eth0 is missing)");
    assertThat(lab.changes())
        .containsExactly(
            new NodeChange.Mend(
                lab.plan().node(Labs.node("edge1-control-plane")).orElseThrow(),
                true,
                "eth0 is missing"));
  }

  @Test
  void a_node_whose_link_is_down_gets_it_up_with_all_its_routes() {
    Drift.set(lab.node().links, Drift.link(lab.node().links, "eth0"), false, 1500);
    lab.node().routes.removeIf(r -> r.device().equals("eth0"));
    assertThat(lab.lines()).containsExactly("~ node edge1-control-plane (eth0 is down)");
  }

  @Test
  void a_node_that_lacks_an_address_gets_it_again() {
    lab.node()
        .links
        .put("eth0", World.link(Drift.link(lab.node().links, "eth0"), Labs.cidrs("172.30.0.2/32")));
    assertThat(lab.lines())
        .containsExactly("~ node edge1-control-plane (eth0 lacks fd6b:696e:6472::2)");
  }

  @Test
  void a_node_whose_link_has_another_mtu_gets_that_of_the_plan() {
    Drift.set(lab.node().links, Drift.link(lab.node().links, "eth0"), true, 1400);
    assertThat(lab.lines())
        .containsExactly("~ node edge1-control-plane (the MTU of eth0 is 1400, not 1500)");
  }

  @Test
  void changed_kernel_settings_are_set_right_and_all_named() {
    lab.node().sysctls.put("net/ipv4/ip_forward", "0");
    lab.node().sysctls.put("net/ipv4/conf/all/rp_filter", "1");
    assertThat(lab.lines())
        .containsExactly(
            "~ node edge1-control-plane (net.ipv4.ip_forward is 0, not 1;"
                + " net.ipv4.conf.all.rp_filter is 1, not 0)");
  }

  @Test
  void a_kernel_without_a_setting_is_taken_as_it_is() {
    lab.node().sysctls.remove("net/ipv6/conf/all/forwarding");
    assertThat(lab.changes()).isEmpty();
  }

  @Test
  void a_lost_node_is_made_again_and_its_pods_are_replaced() {
    lab.world().loseNode("edge1-control-plane");
    assertThat(lab.lines())
        .containsExactly("+ node edge1-control-plane", "± pod edge1/demo (its node was lost)");
  }
}
