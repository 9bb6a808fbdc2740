package dev.kindred.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of blocks, on which the search for overlaps rests. */
class CidrOrderTest {
  @Test
  void sorts_by_family_then_by_first_address_then_the_larger_block_first() {
    List<Cidr> sorted =
        Stream.of(
                "0.0.0.0/0",
                "9.0.0.0/8",
                "10.1.0.0/16",
                "10.1.0.0/24",
                "10.1.0.0/32",
                "10.1.0.1/32",
                "200.0.0.0/8",
                "::/0",
                "fd10::/48",
                "fd10::/64",
                "fd6b:696e:6472::/64")
            .map(Cidr::of)
            .toList();
    assertThat(sorted.reversed().stream().sorted()).isEqualTo(sorted);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.0.0/24,   10.1.1.0/24",
    "10.255.0.0/16, 11.0.0.0/16",
    "10.1.0.7/32,   10.1.0.8/32",
    "fd10::/48,     fd10:0:1::/48",
  })
  void the_next_block_lies_behind_and_has_the_same_size(String block, String next) {
    assertThat(Cidr.of(block).next()).contains(Cidr.of(next));
  }

  @ParameterizedTest
  @CsvSource({"255.255.255.0/24", "0.0.0.0/0", "255.255.255.255/32", "ffff::/16", "::/0"})
  void the_last_block_has_none_behind_it(String block) {
    assertThat(Cidr.of(block).next()).isEmpty();
  }
}
