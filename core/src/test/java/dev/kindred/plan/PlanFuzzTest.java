package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.fuzz.Trials;
import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.Topology;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged topologies that can still be read: each is planned, or refused with a reason. */
class PlanFuzzTest {
  private static final long MOST_BYTES = 1_000_000_000;

  private static final List<String> TOKENS =
      List.of(
          "0",
          "1",
          "9",
          "1000",
          "10000",
          ", ",
          "[",
          "]",
          "\n",
          "10.1.0.0/16",
          "10.0.0.0/8",
          "0.0.0.0/0",
          "172.30.0.0/16",
          "fd10::/48",
          "::/0",
          "/30",
          "/127",
          "/0",
          "edge1",
          "all",
          "bridge",
          "macvlan",
          "nodes: 1023",
          "replicas: 10000",
          "clusters: 1000",
          "mtu: 9000",
          "underlay: 10.0.0.0/30\n");

  static LongStream seeds() {
    return Trials.seeds();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatever_can_be_read_is_planned_or_refused(long seed) {
    new Trials(Trials.corpus(PlanFuzz.class, "file"), TOKENS, MOST_BYTES)
        .batch(seed, PlanFuzzTest::plan);
  }

  static void plan(String text) {
    Topology topology;
    try {
      topology = TopologyReader.read("lab.yaml", text, Vocabularies.DIALECT).topology();
    } catch (InvalidTopology e) {
      return; // Its texts are another test's.
    }
    try {
      Plan plan =
          Planner.plan(topology, Labs.underlay("172.30.0.0/16", "fd6b::/64"), Allocation.NONE);
      assertThat(plan.nodes()).isNotEmpty();
      assertThat(
              Planner.plan(topology, Labs.underlay("172.30.0.0/16", "fd6b::/64"), plan.allocation())
                  .allocation())
          .isEqualTo(plan.allocation());
    } catch (PlanRejected e) {
      assertThat(e.problems())
          .isNotEmpty()
          .allMatch(p -> !p.what().isBlank() && !p.fix().isBlank());
    }
  }
}
