package dev.kindred.topology.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import dev.kindred.fuzz.Mutation;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.Label;
import dev.kindred.topology.Network;
import dev.kindred.topology.Topology;
import dev.kindred.topology.Workload;
import dev.kindred.vocabulary.TopologyWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random damage to good files: what comes out is a lab that holds together, or problems with places
 * in the file. {@code -Dkindred.test.args="-Dkindred.fuzz.seed=7 -Dkindred.fuzz.batches=100"} looks
 * elsewhere and longer.
 */
class TopologyFuzzTest {
  private static final int CASES = 500;
  private static final long MOST_BYTES = 200_000_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static final List<String> GOOD =
      List.of(
          TopologyWriter.sample(2, 1),
          TopologyWriter.sample(5, 3),
          "name: lab\nclusters: 3\n",
          "{\"name\": \"lab\", \"clusters\": [\"a\", {\"name\": \"b\", \"nodes\": 2}]}",
          """
          %YAML 1.2
          --- # a lab
          clusters: &all [a, b, 'c']
          networks:
            - &blue {name: blue, clusters: *all, mtu: 1400}
            - name: "red"
              cidr: [10.1.0.0/16, fd10:1::/48]
              subnets: {a: 10.1.7.0/24, "b": [10.1.8.0/24, 'fd10:1:0:8::/64']}
          workloads:
            - name: web
              command: |
                sh -c 'sleep 5'
              networks: [blue, red]
            - {name: job, command: [sleep, 5, "a\\tb"], replicas: 0, clusters: a, networks: all}
          ...
          """,
          """
          underlay: 172.30.0.0/16
          provider: kind
          kind: {image: "node:1", featureGates: {A: true}, nodes: [{labels: {a: b}}]}
          clusters:
            - name: a
              podSubnet: [10.97.0.0/16, fd97::/56]
              serviceSubnet: 10.197.0.0/16
            - name: b
              nodes: 3
              kind:
                multus: thin
                nodes:
                  - extraPortMappings: [{containerPort: 80, hostPort: 0x1f90}]
                  - {role: worker, extraMounts: [{hostPath: /a, containerPath: /b}]}
          workloads: []
          """);

  /** What the parser looks for, and what has broken parsers. */
  static final List<String> TOKENS =
      List.of(
          "- ",
          ": ",
          ":",
          "? ",
          ", ",
          "[",
          "]",
          "{",
          "}",
          "&a ",
          "*a",
          "*a\n",
          "!!int ",
          "!t ",
          "!<",
          "|",
          ">-\n",
          "\"",
          "'",
          "\\",
          "#",
          " #",
          "\n",
          "\n\n",
          "\r",
          "\r\n",
          "\t",
          " ",
          "  ",
          "---\n",
          "...\n",
          "%YAML 1.2\n",
          "%TAG ! x\n",
          "<<: *a",
          "~",
          "null",
          "true",
          "0x1",
          "1e9",
          "-1",
          ".inf",
          "10.1.0.0/16",
          "10.0.0.0/8",
          "fd10::/48",
          "/16",
          "::",
          "0.0.0.0/0",
          "edge1",
          "edge",
          "all",
          "data-plane",
          "name: ",
          "clusters: ",
          "networks:\n  - name: n\n",
          "\"\\x41\"",
          "\"\\u12\"",
          "\u0000",
          "\u0007",
          "\u001b[0m",
          "\u0085",
          "\u00a0",
          "\u00e4",
          "\u2028",
          "\u2029",
          "\ufeff",
          "\ufffd",
          "\ud83d\ude00",
          "\ud800",
          "\udc00",
          "@",
          "`",
          "%");

  static LongStream seeds() {
    long first = Long.getLong("kindred.fuzz.seed", 20_261_101);
    return LongStream.range(first, first + Integer.getInteger("kindred.fuzz.batches", 8));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void reads_or_refuses_whatever_it_is_given(long seed) {
    Mutation mutation = new Mutation(new Random(seed), GOOD, TOKENS);
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          for (int i = 0; i < CASES; i++) {
            String text = mutation.next();
            try {
              examine(text);
            } catch (Throwable e) {
              String shown = text.length() > 4000 ? text.substring(0, 4000) + "…" : text;
              throw new AssertionError("seed " + seed + ", case " + i + ":\n" + shown, e);
            }
          }
        },
        () -> "seed " + seed);
  }

  private static void examine(String text) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    attempt(text);
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES);
  }

  static void attempt(String text) {
    try {
      holdsTogether(Reading.topology(text));
    } catch (InvalidTopology e) {
      assertThat(e.problems()).isNotEmpty();
      Reading.check(e, text);
    }
  }

  private static void holdsTogether(Topology lab) {
    List<String> clusters = lab.clusters().stream().map(Cluster::name).toList();
    List<String> networks = lab.networks().stream().map(Network::name).toList();
    List<String> workloads = lab.workloads().stream().map(Workload::name).toList();
    for (List<String> names : List.of(clusters, networks, workloads)) {
      assertThat(names).doesNotHaveDuplicates().allMatch(Label::isGood);
    }
    assertThat(lab.name()).matches(Label::isGood);
    assertThat(clusters).isNotEmpty();
    for (Network network : lab.networks()) {
      assertThat(clusters).containsAll(network.clusters()).containsAll(network.subnets().keySet());
      network
          .subnets()
          .values()
          .forEach(parts ->
              assertThat(parts)
                  .allMatch(p -> network.cidrs().stream().anyMatch(c -> c.contains(p))));
    }
    for (Workload workload : lab.workloads()) {
      assertThat(clusters).containsAll(workload.clusters());
      assertThat(networks).containsAll(workload.networks());
      Set<String> reached = new HashSet<>(clusters);
      lab.networks().stream()
          .filter(n -> workload.networks().contains(n.name()))
          .forEach(n -> reached.retainAll(n.clusters()));
      assertThat(reached).containsAll(workload.clusters());
    }
  }
}
