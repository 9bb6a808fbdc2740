package dev.kindred.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.fuzz.Trials;
import dev.kindred.host.Fault;
import dev.kindred.plan.Allocation;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlanRejected;
import dev.kindred.plan.Planner;
import dev.kindred.plan.Underlay;
import dev.kindred.provider.Ledger.Entry;
import dev.kindred.provider.Underlays;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Topology;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a lab keeps in its folder, damaged. */
class StateFuzzTest {
  private static final long MOST_BYTES = 100_000_000;

  private static final List<String> TOKENS =
      List.of(
          "\n",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "null",
          "0",
          "-1",
          "1e9",
          "2147483647",
          "4294967297",
          "1e999999999",
          "\"\\u0000\"",
          "\u0000",
          "\ufffd",
          "\"v\":2",
          "\"crc\":\"00000000\"",
          "10.1.0.0/16",
          "fd10::/48",
          "0.0.0.0/0",
          "::/0",
          "edge1",
          "data-plane",
          "\"kind\":\"holder\"",
          "[[[[[[[[");

  private static final Topology LAB =
      TopologyReader.read(
              "lab.yaml",
              """
              clusters: [{name: edge1, nodes: 3}, edge2]
              networks:
                - {name: data-plane, cidr: [10.1.0.0/16, fd10:1::/48]}
                - {name: flat, type: macvlan, cidr: 10.9.0.0/24}
              workloads: [{name: demo, replicas: 4}]
              """,
              Vocabularies.DIALECT)
          .topology();

  private static final Underlay UNDERLAY =
      Underlays.bare(List.of(Cidr.of("172.30.0.0/16"), Cidr.of("fd6b:696e:6472::/64")));

  static LongStream seeds() {
    return Trials.seeds();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_ledger_says_what_it_can_and_tells_of_the_rest(long seed) {
    new Trials(Trials.corpus(StateFuzz.class, "ledger"), TOKENS, MOST_BYTES)
        .batch(seed, StateFuzzTest::ledger);
  }

  /** What stands can be written and read again, and names nothing that no whole line names. */
  static void ledger(String text) {
    FileLedger ledger = new FileLedger(Path.of("ledger.jsonl"));
    try {
      FileLedger.Content content = ledger.content(text);
      StringBuilder again = new StringBuilder();
      for (Entry entry : content.standing()) {
        again.append(LedgerLine.of(entry).text()).append('\n');
      }
      assertThat(ledger.content(again.toString()).standing()).isEqualTo(content.standing());
      assertThat(content.damaged() || text.lines().anyMatch(l -> l.startsWith("{\"v\":1,")))
          .isTrue();
    } catch (Fault e) {
      assertThat(e).hasMessageContaining("has format");
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void an_allocation_is_one_that_can_be_planned_with_or_refused(long seed) {
    new Trials(Trials.corpus(StateFuzz.class, "allocation"), TOKENS, MOST_BYTES)
        .batch(seed, StateFuzzTest::allocation);
  }

  static void allocation(String text) {
    Allocation previous;
    try {
      previous = AllocationText.read(text, "allocation.json");
    } catch (Fault e) {
      assertThat(e).hasMessageStartingWith("allocation.json");
      return;
    }
    try {
      Plan plan = Planner.plan(LAB, UNDERLAY, previous);
      String written = AllocationText.of(plan.allocation());
      assertThat(AllocationText.read(written, "it")).isEqualTo(plan.allocation());
      assertThat(Planner.plan(LAB, UNDERLAY, plan.allocation()).allocation())
          .isEqualTo(plan.allocation());
    } catch (PlanRejected e) {
      assertThat(e.problems()).isNotEmpty();
    }
  }
}
