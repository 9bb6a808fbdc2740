package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the slices, numbers and places of every plan. A failure names its seed. */
class SlicePropertyTest {
  @ParameterizedTest
  @MethodSource("dev.kindred.plan.Sample#all")
  void no_address_belongs_to_two_slices(Sample sample) {
    List<Cidr> ranges = new ArrayList<>();
    for (PlannedNetwork network : sample.networks()) {
      network.slices().forEach(slice -> ranges.addAll(slice.ranges()));
    }
    assertApart(ranges);
  }

  private static void assertApart(List<Cidr> ranges) {
    for (Family family : Family.values()) {
      List<Cidr> sorted =
          ranges.stream()
              .filter(r -> r.family() == family)
              .sorted(Comparator.comparing(Fib::number))
              .toList();
      for (int i = 1; i < sorted.size(); i++) {
        assertThat(Fib.number(sorted.get(i)))
            .as("%s begins behind %s", sorted.get(i), sorted.get(i - 1))
            .isGreaterThan(Fib.last(sorted.get(i - 1)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.kindred.plan.Sample#all")
  void every_node_of_a_joined_cluster_has_a_slice_in_each_block_and_no_other_node_has(
      Sample sample) {
    Plan plan = sample.plan();
    for (PlannedNetwork network : sample.networks()) {
      Set<NodeId> owners = new HashSet<>();
      for (Slice slice : network.slices()) {
        owners.add(slice.node());
        assertThat(slice.ranges()).hasSameSizeAs(network.network().cidrs());
        for (int i = 0; i < slice.ranges().size(); i++) {
          assertWithin(slice.ranges().get(i), network.network().cidrs().get(i));
        }
      }
      Set<NodeId> joined = new HashSet<>();
      for (PlannedNode node : plan.nodes()) {
        if (network.network().clusters().contains(node.id().cluster())) {
          joined.add(node.id());
        }
      }
      assertThat(owners).isEqualTo(joined);
    }
  }

  private static void assertWithin(Cidr range, Cidr block) {
    assertThat(range.family()).isEqualTo(block.family());
    assertThat(Fib.number(range)).isGreaterThanOrEqualTo(Fib.number(block));
    assertThat(Fib.last(range)).isLessThanOrEqualTo(Fib.last(block));
    assertThat(range.family().bits() - range.prefix()).as("bits of %s", range).isNotNegative();
  }

  @ParameterizedTest
  @MethodSource("dev.kindred.plan.Sample#all")
  void a_part_that_is_set_by_hand_holds_the_slices_of_its_cluster(Sample sample) {
    for (PlannedNetwork network : sample.plan().networks()) {
      network
          .network()
          .subnets()
          .forEach((cluster, parts) -> {
            for (Slice slice : network.slices()) {
              if (slice.node().cluster().equals(cluster)) {
                parts.forEach(part -> assertWithin(slice.range(part.family()).orElseThrow(), part));
              }
            }
          });
    }
  }

  @ParameterizedTest
  @MethodSource("dev.kindred.plan.Sample#all")
  void nodes_have_numbers_and_addresses_of_their_own(Sample sample) {
    Plan plan = sample.plan();
    List<Cidr> addresses = new ArrayList<>();
    Set<Integer> numbers = new TreeSet<>();
    for (PlannedNode node : plan.nodes()) {
      assertThat(node.addresses()).hasSize(2);
      addresses.addAll(node.addresses());
      numbers.add(node.number());
    }
    assertThat(addresses).doesNotHaveDuplicates();
    assertThat(addresses)
        .allMatch(a -> Labs.UNDERLAY.blocks().stream().anyMatch(block -> block.contains(a)));
    assertThat(numbers).hasSameSizeAs(plan.nodes());
    assertThat(Set.copyOf(plan.allocation().clusters().values()))
        .hasSameSizeAs(plan.topology().clusters());
    assertThat(Set.copyOf(plan.allocation().networks().values()))
        .hasSameSizeAs(plan.topology().networks());
  }

  @ParameterizedTest
  @MethodSource("dev.kindred.plan.Sample#all")
  void every_replica_has_a_place_and_nodes_bear_equal_loads(Sample sample) {
    Plan plan = sample.plan();
    int replicas =
        plan.topology().workloads().stream()
            .mapToInt(w -> w.replicas() * w.clusters().size())
            .sum();
    assertThat(plan.pods()).hasSize(replicas);
    assertThat(plan.pods()).extracting(PlannedPod::id).doesNotHaveDuplicates();
    plan.topology()
        .clusters()
        .forEach(cluster -> {
          List<Integer> loads =
              plan.nodes().stream()
                  .filter(n -> n.id().cluster().equals(cluster.name()))
                  .map(n -> plan.podsOn(n.id()).size())
                  .sorted()
                  .toList();
          assertThat(loads.getLast() - loads.getFirst()).isLessThanOrEqualTo(1);
        });
  }

  @ParameterizedTest
  @MethodSource("dev.kindred.plan.Sample#all")
  void a_slice_has_room_for_the_pods_of_its_node(Sample sample) {
    for (PlannedNode node : sample.plan().nodes()) {
      for (PlannedNetwork network : sample.plan().networks()) {
        long pods =
            sample.plan().podsOn(node.id()).stream()
                .filter(pod -> pod.workload().networks().contains(network.name()))
                .count();
        for (Cidr range : network.slice(node.id()).map(Slice::ranges).orElse(List.of())) {
          BigInteger room = Fib.last(range).subtract(Fib.number(range)).subtract(BigInteger.TWO);
          assertThat(room).as("room of %s", range).isGreaterThanOrEqualTo(BigInteger.valueOf(pods));
        }
      }
    }
  }
}
