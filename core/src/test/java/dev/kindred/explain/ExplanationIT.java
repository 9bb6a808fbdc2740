package dev.kindred.explain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.MissingRequirement;
import dev.kindred.lab.LabCycle;
import dev.kindred.lab.Preview;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import dev.kindred.plan.Route;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.PlacedCommand;
import dev.kindred.provider.Progress;
import dev.kindred.provider.netns.NetnsProvider;
import dev.kindred.topology.TopologyFile;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** On a real lab: what is explained is what packets find. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplanationIT {
  private static final PodId HERE = new PodId("edge1", "demo", 0);
  private static final PodId NEAR = new PodId("edge1", "demo", 1);
  private static final PodId THERE = new PodId("edge2", "demo", 0);
  private static final NodeId NODE1 = DeclaredNodes.id("edge1", 1);
  private static final NodeId NODE2 = DeclaredNodes.id("edge2", 1);

  private static final TopologyFile TOPOLOGY =
      TopologyReader.read(
          "explained.yaml",
          """
          name: explained
          clusters: [{name: edge1, nodes: 2}, {name: edge2}]
          networks:
            - {name: routed, cidr: [10.1.0.0/16, 'fd10:1::/48']}
            - {name: bridged, type: bridge, cidr: [10.2.0.0/16, 'fd10:2::/48']}
            - {name: flat, type: macvlan, cidr: 10.3.0.0/16}
          workloads:
            - {name: demo, replicas: 3, networks: [routed, bridged, flat]}
          """,
          Vocabularies.DIALECT);

  /** Of somebody else's route in the way of its own up says so, and leaves it. */
  private static final String OURS = Integer.toString(Route.PROTOCOL);

  private static final int ATTEMPTS = 10;

  @TempDir private static Path states;

  private static LabCycle lab() {
    Path cache = Path.of(System.getProperty("user.home"), ".cache", "kindred");
    return new LabCycle("explained", states, new NetnsProvider(cache), Duration.ofSeconds(10));
  }

  @BeforeAll
  @BeforeEach
  void mend() {
    try {
      lab().up(TOPOLOGY, Progress.NONE);
    } catch (MissingRequirement e) {
      Assumptions.abort(e.getMessage() + " " + e.remedy());
    }
  }

  @AfterAll
  static void remove() {
    lab().down(Progress.NONE);
  }

  private static void on(NodeId node, String... command) {
    assertThat(lab().onNode(node, List.of(command), PlacedCommand.Streams.CALLER).inherit())
        .as("%s", List.of(command))
        .isZero();
  }

  private static void in(PodId pod, String... command) {
    assertThat(lab().inPod(pod, List.of(command), PlacedCommand.Streams.CALLER).inherit())
        .as("%s", List.of(command))
        .isZero();
  }

  /**
   * Every pair is explained as whole exactly when a connection to a closed port is refused: that
   * takes a packet there and one back. Fresh links may need a moment, hence the attempts.
   */
  private static void agrees(PodId... pods) throws IOException {
    Preview status = lab().status();
    for (PodId from : pods) {
      Map<String, String> targets = new LinkedHashMap<>();
      Map<String, Boolean> explained = new LinkedHashMap<>();
      for (PodId to : pods) {
        for (Explanation.Path path :
            Explanation.of(status.plan(), status.observed(), from, to).paths()) {
          String name = from + " " + to + " " + path.network() + " " + path.family();
          explained.merge(name, path.ok(), Boolean::logicalAnd);
          requireNonNull(status.observed().pods().get(to)).addresses(path.network()).stream()
              .filter(a -> a.family().toString().equals(path.family()))
              .forEach(a -> targets.put(name, a.ip()));
        }
      }
      Map<String, Boolean> real = Map.of();
      for (int attempt = 0; attempt < ATTEMPTS && !explained.equals(real); attempt++) {
        Set<String> answering = answering(from, targets.values());
        real = new LinkedHashMap<>();
        for (String name : explained.keySet()) {
          real.put(name, answering.contains(targets.getOrDefault(name, "")));
        }
      }
      assertThat(explained).as("explained as whole, and whether it is").isEqualTo(real);
    }
  }

  private static Set<String> answering(PodId from, Collection<String> targets) throws IOException {
    Path answers = Files.createTempFile(states, "answers", "");
    String script =
        """
        file=$1; shift
        for target; do
          (said=$(timeout 0.5 bash -c ": </dev/tcp/$target/9" 2>&1)
          case $said in *refused*) echo "$target" >>"$file" ;; esac) &
        done
        wait
        """;
    List<String> line = new ArrayList<>(List.of("bash", "-c", script, "try", answers.toString()));
    line.addAll(targets);
    in(from, line.toArray(String[]::new));
    return Set.copyOf(Files.readAllLines(answers));
  }

  private static String way(int path) {
    Preview status = lab().status();
    Explanation explanation = Explanation.of(status.plan(), status.observed(), HERE, THERE);
    return String.join(" ", explanation.paths().get(path).lines());
  }

  @Test
  void a_whole_lab_is_explained_as_whole() throws IOException {
    agrees(HERE, NEAR, THERE);
    assertThat(way(0))
        .isEqualTo(
            "edge1/demo net1 10.1.1.2 → edge1-control-plane (10.1.0.0/16 via 10.1.1.1)"
                + " → edge2-control-plane (10.1.2.0/24 via 172.30.0.4) → edge2/demo 10.1.2.2");
  }

  @Test
  void lost_routes_of_nodes() throws IOException {
    on(NODE1, "ip", "route", "del", "10.1.2.0/24");
    on(NODE2, "ip", "route", "del", "fd10:1:0:1::/65");

    agrees(HERE, NEAR, THERE);
    assertThat(way(0)).contains("✗ stops at edge1-control-plane: no route to 10.1.2.2");
  }

  @Test
  void lost_routes_of_pods() throws IOException {
    in(HERE, "ip", "route", "del", "10.1.0.0/16");
    in(THERE, "ip", "-6", "route", "del", "fd10:2::/48");

    agrees(HERE, THERE);
    assertThat(way(0)).contains("it leaves by eth0, not by net1");
  }

  @Test
  void interfaces_that_are_down() throws IOException {
    in(HERE, "ip", "link", "set", "dev", "net1", "down");
    on(NODE2, "ip", "link", "set", "dev", "kindred2", "down");

    agrees(HERE, THERE);

    on(NODE2, "ip", "link", "set", "dev", "kindred2", "up");
  }

  @Test
  void a_node_whose_underlay_is_down() throws IOException {
    on(NODE2, "ip", "link", "set", "dev", "eth0", "down");

    agrees(HERE, NEAR, THERE);
  }

  @Test
  void a_node_that_does_not_forward() throws IOException {
    on(NODE1, "sh", "-c", "echo 0 > /proc/sys/net/ipv4/ip_forward");
    on(NODE2, "sh", "-c", "echo 0 > /proc/sys/net/ipv6/conf/all/forwarding");

    agrees(HERE, NEAR, THERE);
    assertThat(way(0)).contains("it does not forward: net.ipv4.ip_forward is 0");
  }

  @Test
  void a_circle_and_a_detour() throws IOException {
    on(NODE1, "ip", "route", "replace", "10.1.2.0/24", "via", "172.30.0.3", "proto", OURS);
    on(
        DeclaredNodes.id("edge1", 2),
        "ip",
        "route",
        "replace",
        "10.1.2.0/24",
        "via",
        "172.30.0.2",
        "proto",
        OURS);
    on(NODE2, "ip", "route", "replace", "10.2.1.128/25", "via", "172.30.0.2", "proto", OURS);

    agrees(HERE, NEAR, THERE);
    assertThat(way(0)).contains("goes round in a circle");
  }

  @Test
  void routes_that_someone_added() throws IOException {
    on(NODE1, "ip", "route", "add", "10.1.2.2/32", "dev", "eth0");
    on(NODE2, "ip", "route", "add", "unreachable", "10.2.1.2/32");
    in(THERE, "ip", "route", "add", "10.1.1.0/24", "via", "10.1.2.9", "dev", "net1", "onlink");

    agrees(HERE, NEAR, THERE);
    assertThat(way(0)).contains("ip route del 10.1.2.2/32 dev eth0");

    on(NODE1, "ip", "route", "del", "10.1.2.2/32", "dev", "eth0");
    in(THERE, "ip", "route", "del", "10.1.1.0/24", "via", "10.1.2.9", "dev", "net1");
  }

  @Test
  void a_filter_by_reverse_path() throws IOException {
    on(NODE2, "sh", "-c", "echo 1 > /proc/sys/net/ipv4/conf/all/rp_filter");
    agrees(HERE, NEAR, THERE);

    on(NODE2, "ip", "route", "replace", "10.1.1.0/25", "dev", "lo");
    agrees(HERE, NEAR, THERE);

    on(NODE2, "ip", "route", "replace", "10.1.1.0/25", "via", "172.30.0.2", "proto", OURS);
  }
}
