package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.Allocation;
import dev.kindred.plan.Plan;
import dev.kindred.plan.Planner;
import dev.kindred.provider.Finding;
import dev.kindred.topology.Topology;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkTrialTest {
  private static Plan plan(String yaml) {
    Topology topology = TopologyReader.read("lab.yaml", yaml, Vocabularies.DIALECT).topology();
    return Planner.plan(topology, NetnsUnderlay.of(topology), Allocation.NONE);
  }

  @Test
  void what_is_tried_is_what_the_plan_needs() {
    assertThat(LinkTrial.words(plan("clusters: 1\n"))).containsExactly("veth", "bridge");
    assertThat(
            LinkTrial.words(
                plan("internet: true\nnetworks: [{name: m, type: macvlan, cidr: 'fd10::/48'}]\n")))
        .containsExactly("veth", "bridge", "macvlan", "ipv6", "tap");
  }

  @Test
  void a_lab_with_a_way_out_is_possible() {
    assertThat(Limits.of(plan("internet: true\nclusters: 2\n"))).isEmpty();
  }

  @Test
  void what_can_be_made_is_well() {
    assertThat(
            LinkTrial.findings(
                "veth\t0\t\nbridge\t0\t\nipv6\t0\t\ntap\t0\t\n", LinkTrial.Device.OPEN))
        .containsExactly(Finding.ok("links", "veth, bridge can be made here"));
  }

  @Test
  void what_cannot_is_in_the_way_with_what_mends_it() {
    List<Finding> findings =
        LinkTrial.findings(
            "veth\t0\t\nmacvlan\t2\tError: Unknown device type.\n", LinkTrial.Device.OPEN);
    assertThat(findings.getLast())
        .isEqualTo(
            Finding.fatal(
                "links",
                "the kernel makes no link of type macvlan for this user: Error: Unknown device type.",
                "sudo modprobe macvlan   # if that fails: a kernel that has CONFIG_MACVLAN"));
    String tap = "tap\t1\topen: Permission denied\n";
    Finding closed = LinkTrial.findings(tap, LinkTrial.Device.CLOSED).getFirst();
    assertThat(closed.subject()).isEqualTo("/dev/net/tun");
    assertThat(closed.remedy()).isEqualTo("sudo chmod 0666 /dev/net/tun");
    assertThat(LinkTrial.findings(tap, LinkTrial.Device.MISSING).getFirst().remedy())
        .startsWith("sudo modprobe tun");
    assertThat(LinkTrial.findings("ipv6\t2\tno\n", LinkTrial.Device.OPEN).getFirst().isFatal())
        .isTrue();
  }
}
