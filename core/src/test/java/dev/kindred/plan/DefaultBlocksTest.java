package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultBlocksTest {
  @ParameterizedTest
  @CsvSource({
    "1,    10.97.0.0/16,    10.197.0.0/16",
    "2,    10.98.0.0/16,    10.198.0.0/16",
    "59,   10.155.0.0/16,   10.255.0.0/16",
    "60,   100.64.0.0/21,   100.96.0.0/21",
    "61,   100.64.8.0/21,   100.96.8.0/21",
    "1000, 100.93.96.0/21,  100.125.96.0/21",
  })
  void clusters_have_the_seeds_blocks_and_then_shared_address_space(
      int cluster, String pods, String services) {
    assertThat(DefaultBlocks.podSubnet(cluster)).hasToString(pods);
    assertThat(DefaultBlocks.serviceSubnet(cluster)).hasToString(services);
  }

  @ParameterizedTest
  @CsvSource({"1, 10.1.0.0/16", "96, 10.96.0.0/16"})
  void networks_have_a_16_by_their_number(int network, String block) {
    assertThat(DefaultBlocks.network(network)).contains(Cidr.of(block));
  }

  @Test
  void no_two_of_a_thousand_clusters_and_96_networks_overlap() {
    List<Cidr> blocks = new ArrayList<>();
    for (int i = 1; i <= 1000; i++) {
      blocks.add(DefaultBlocks.podSubnet(i));
      blocks.add(DefaultBlocks.serviceSubnet(i));
    }
    for (int i = 1; i <= 96; i++) {
      DefaultBlocks.network(i).ifPresent(blocks::add);
    }
    blocks.sort(Comparator.comparing(Fib::number));
    for (int i = 1; i < blocks.size(); i++) {
      assertThat(Fib.number(blocks.get(i))).isGreaterThan(Fib.last(blocks.get(i - 1)));
    }
  }
}
