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

/** The script of a node, in a network namespace that is like one. */
class NodeScriptIT {
  private static final List<Cidr> BLOCKS = List.of(Cidr.of("172.30.0.0/20"));

  /** Runs what comes first, then the script, twice as it may be, and prints the bridges. */
  private static final String NODE =
      """
      set -eu
      ip link add eth0 type veth peer name engine
      ip link set dev engine up
      eval "$1"
      cat >"$2"
      sh "$2" && sh "$2"
      ip -oneline link show type bridge | sed 's/^[0-9]*: \\([a-z0-9]*\\):.*/\\1/'
      """;

  private static String script() {
    Plan plan =
        Planner.plan(
            TopologyReader.read(
                    "kindred.yaml",
                    "clusters: 2\nnetworks: [{name: shared, type: bridge}]\n",
                    Vocabularies.DIALECT)
                .topology(),
            Underlays.ofKubernetes(BLOCKS),
            Allocation.NONE);
    return NodeScript.of(plan, plan.nodes().getFirst(), BLOCKS);
  }

  /** The bridges that are there when the script has run. */
  private static List<String> bridgesAfter(String before) {
    List<String> namespaces = List.of("unshare", "--user", "--map-root-user", "--mount", "--net");
    Assumptions.assumeTrue(
        Command.of("unshare", "--user", "--map-root-user", "true").tryRun().exitCode() == 0,
        "no user namespaces");
    List<String> line = new java.util.ArrayList<>(namespaces);
    String mount = "mount -t tmpfs tmpfs /tmp; ";
    line.addAll(List.of("sh", "-c", mount + NODE, "sh", before, "/tmp/restore.sh"));
    return Command.of(line.toArray(String[]::new)).input(script()).run().stdout().lines().toList();
  }

  @Test
  void a_bridge_of_no_network_goes_when_it_has_no_port() {
    assertThat(
            bridgesAfter(
                """
                ip link add kindred1 type bridge
                ip link add kindred7 type bridge
                ip link add kindred8 type bridge
                ip link add pod master kindred8 type veth peer name other
                ip link add somebodys type bridge
                """))
        .containsExactly("kindred1", "kindred8", "somebodys");
  }

  /** As a plugin leaves it that is killed before it gives the bridge an address of its own. */
  @Test
  void a_bridge_that_lost_its_hardware_address_goes() {
    assertThat(
            bridgesAfter(
                """
                ip link add kindred1 type bridge
                ip link add pod master kindred1 type veth peer name other
                ip link del pod
                """))
        .isEmpty();
  }
}
