package dev.kindred.provider;

import static dev.kindred.provider.TestLab.NODE1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Fault;
import dev.kindred.host.MissingRequirement;
import dev.kindred.lab.Diagnosis;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import dev.kindred.verify.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What decides beside the main routing tables is no drift, and what it breaks is explained. */
public interface PolicyContract extends InWorld {
  /** A program that drops whatever leaves. */
  String DROP_BY_EBPF =
      "PATH=$PATH:/usr/sbin:/sbin; tc qdisc add dev eth0 clsact;"
          + " tc filter add dev eth0 egress pref 7 bpf bytecode '1,6 0 0 2' da";

  /** What is said of the first path that verify finds broken. */
  private static List<String> said(TestLab lab) {
    Matrix.PathResult broken =
        lab.verify().paths().stream()
            .filter(path -> path.from().equals("edge1/demo1") && path.to().equals("edge2/demo1"))
            .findFirst()
            .orElseThrow();
    assertThat(broken.ok()).as("%s", broken).isFalse();
    Diagnosis diagnosis = lab.lab().diagnose(broken);
    assertThat(diagnosis.drift()).isEmpty();
    List<String> lines = new ArrayList<>();
    diagnosis.explanation().paths().forEach(path -> lines.addAll(path.lines()));
    return lines;
  }

  @Test
  default void neighbours_that_somebody_fixed_and_interfaces_without_arp(TestLab lab) {
    lab.seed();
    String wrong = "ip neigh replace 10.1.1.1 lladdr 02:00:00:00:00:99 dev net1";
    lab.inPod("edge1/demo1", wrong.split(" "));
    assertThat(said(lab))
        .contains(
            "✗ stops at edge1/demo1: it takes 10.1.1.1 to be 02:00:00:00:00:99, which nobody with"
                + " that address is. Mend it: kindred exec edge1/demo1 -- ip neigh del 10.1.1.1 dev"
                + " net1");
    lab.inPod("edge1/demo1", "ip", "neigh", "del", "10.1.1.1", "dev", "net1");
    lab.isWhole();
    lab.inPod("edge1/demo1", "ip", "link", "set", "dev", "net1", "arp", "off");
    PodId from = new PodId("edge1", "demo1", 0);
    assertThat(lab.lab().explain(from, new PodId("edge2", "demo1", 0)).paths())
        .flatExtracting(path -> path.lines())
        .anyMatch(
            line -> line.contains("net1 neither asks for hardware addresses nor tells its own"));
    lab.inPod("edge1/demo1", "ip", "link", "set", "dev", "net1", "arp", "on");
    lab.isWhole();
  }

  @Test
  default void rules_in_a_pod_and_at_a_node(TestLab lab) {
    lab.seed();
    lab.inPod(
        "edge1/demo1", "ip", "rule", "add", "to", "10.1.2.0/24", "blackhole", "priority", "50");
    assertThat(said(lab))
        .contains(
            "✗ stops at edge1/demo1: no route to 10.1.2.2 (rule 50: from all to 10.1.2.0/24"
                + " blackhole). Mend it: kindred exec edge1/demo1 -- ip rule del priority 50");
    lab.inPod("edge1/demo1", "ip", "rule", "del", "priority", "50");

    lab.inPod("edge1/demo1", "ip", "rule", "add", "lookup", "77", "priority", "60");
    lab.inPod("edge1/demo1", "ip", "route", "add", "10.1.2.0/24", "dev", "eth0", "table", "77");
    assertThat(said(lab))
        .anyMatch(line -> line.contains("by eth0, not by net1 (10.1.2.0/24 dev eth0 table 77)"));
    lab.inPod("edge1/demo1", "ip", "rule", "del", "priority", "60");

    lab.onNode(NODE1, "ip", "rule", "add", "from", "10.1.1.0/24", "lookup", "78", "priority", "70");
    lab.onNode(NODE1, "ip", "route", "add", "unreachable", "default", "table", "78");
    NodeId node = NODE1;
    assertThat(said(lab))
        .contains(
            "✗ stops at %s: no route to 10.1.2.2 (unreachable 0.0.0.0/0 table 78). Mend it: kindred node %s -- ip rule del priority 70"
                .formatted(node, node));
    lab.onNode(NODE1, "ip", "rule", "del", "priority", "70");
    lab.isWhole();
  }

  @Test
  default void packet_filters_at_a_node(TestLab lab) {
    lab.seed();
    String drop =
        "add table ip t; add chain ip t c { type filter hook forward priority 0; };"
            + " add rule ip t c ip daddr 10.1.2.0/24 drop";
    String masquerade =
        "delete table ip t; add table ip t; add chain ip t n { type nat hook postrouting priority"
            + " 100; }; add rule ip t n oifname eth0 masquerade";
    nft(lab, drop, "-A FORWARD -d 10.1.2.0/24 -j DROP");
    assertThat(said(lab))
        .anyMatch(line ->
            line.startsWith("✗ stops at " + NODE1)
                && line.contains("daddr 10.1.2.0/24")
                && line.contains("Mend it: kindred node " + NODE1 + " -- "));
    nft(lab, masquerade, "-t nat -A POSTROUTING -o eth0 -j MASQUERADE");
    assertThat(said(lab))
        .anyMatch(line ->
            line.startsWith("✗ arrives, but has another source from " + NODE1 + " on: ")
                && line.toLowerCase(Locale.ROOT).contains("masquerade")
                && line.contains("Mend it: kindred node " + NODE1 + " -- "));
  }

  @Test
  default void what_traffic_control_does_on_an_interface_is_named(TestLab lab) {
    lab.seed();
    try {
      lab.onNode(NODE1, "sh", "-ec", DROP_BY_EBPF);
    } catch (MissingRequirement e) {
      throw e;
    } catch (Fault e) {
      Assumptions.abort("no tc (iproute2) with clsact and bpf here: " + e.getMessage());
    }
    assertThat(said(lab))
        .contains(
            "! could stop or change packets: "
                + NODE1
                + ": tc filter bpf at egress of eth0 (tc filter del dev eth0 egress pref 7)");
  }

  @Test
  default void a_masquerade_rule_on_a_node_changes_the_source_that_is_seen(TestLab lab) {
    lab.seed();
    masquerade(lab);
    Matrix matrix = lab.verify();
    Matrix.PathResult path = ProofContract.path(matrix, "edge1/demo1", "edge2/demo1");
    assertThat(path.ok()).isFalse();
    assertThat(path.sourceSeen()).isEqualTo(lab.address(NODE1));
    String own = lab.address("edge1/demo1 net1");
    assertThat(path.problem())
        .isEqualTo("the receiver saw " + lab.address(NODE1) + " as source, not " + own);
    assertThat(ProofContract.path(matrix, "edge1/demo1", "edge1/demo2").ok()).isTrue();
  }

  private static void masquerade(TestLab lab) {
    nft(
        lab,
        "add table ip t; add chain ip t c { type nat hook postrouting priority 100; };"
            + " add rule ip t c oifname eth0 masquerade",
        "-t nat -A POSTROUTING -o eth0 -j MASQUERADE");
  }

  /** Gives the first node rules of nftables, or of iptables where there is no nft. */
  static void nft(TestLab lab, String rules, String iptables) {
    try {
      lab.onNode(
          NODE1,
          "sh",
          "-c",
          "if command -v nft >/dev/null; then nft '"
              + rules
              + "'; else iptables "
              + iptables
              + "; fi");
    } catch (MissingRequirement e) {
      throw e;
    } catch (Fault e) {
      Assumptions.abort("no nft (Debian: nftables) or iptables that works here: " + e.getMessage());
    }
  }
}
