package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.Cidr;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {
  private static final Cidr WHOLE = Cidr.of("10.1.0.0/24");

  /** {@code a=10.1.0.0/26 b=…} as a map. */
  private static Map<String, Cidr> blocks(String text) {
    Map<String, Cidr> blocks = new LinkedHashMap<>();
    for (String pair : text.split(" ", -1)) {
      if (!pair.isEmpty()) {
        blocks.put(pair.substring(0, 1), Cidr.of(pair.substring(2)));
      }
    }
    return blocks;
  }

  private static Map<String, Cidr> split(int prefix, String fixed, String had, String numbers) {
    Map<String, Integer> wanted = new LinkedHashMap<>();
    for (String pair : numbers.split(" ", -1)) {
      wanted.put(pair.substring(0, 1), Integer.parseInt(pair.substring(2)));
    }
    return Split.of(WHOLE, prefix, 1, new Split.Wishes(blocks(fixed), blocks(had), wanted));
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,0", "2,1", "3,2", "4,2", "5,3", "8,3", "9,4", "1024,10", "1025,11"})
  void counts_the_bits_that_number_so_many_things(int things, int bits) {
    assertThat(Split.bits(things)).isEqualTo(bits);
  }

  @Test
  void gives_everyone_the_part_of_its_number() {
    assertThat(split(26, "", "", "a=1 b=2 c=3"))
        .isEqualTo(blocks("a=10.1.0.64/26 b=10.1.0.128/26 c=10.1.0.192/26"));
  }

  @Test
  void gives_the_first_free_part_where_the_numbered_one_is_taken_or_not_there() {
    assertThat(split(26, "a=10.1.0.128/26", "", "a=1 b=2 c=9"))
        .isEqualTo(blocks("a=10.1.0.128/26 b=10.1.0.64/26 c=10.1.0.192/26"));
  }

  @Test
  void gives_what_lies_before_the_first_part_when_all_others_are_taken() {
    assertThat(split(26, "", "", "a=1 b=2 c=3 d=4"))
        .isEqualTo(blocks("a=10.1.0.64/26 b=10.1.0.128/26 c=10.1.0.192/26 d=10.1.0.0/26"));
  }

  @Test
  void leaves_out_whom_there_is_no_room_for() {
    assertThat(split(25, "", "", "a=0 b=1 c=2")).isEqualTo(blocks("a=10.1.0.0/25 b=10.1.0.128/25"));
  }

  @Test
  void keeps_what_everyone_had_wherever_it_lies() {
    assertThat(split(26, "", "b=10.1.0.64/26 a=10.1.0.200/29", "a=1 b=2 c=3"))
        .isEqualTo(blocks("a=10.1.0.200/29 b=10.1.0.64/26 c=10.1.0.128/26"));
  }

  @Test
  void does_not_keep_what_is_fixed_for_another_or_lies_outside() {
    assertThat(
            split(
                26, "a=10.1.0.64/27", "a=10.1.0.0/26 b=10.1.0.64/26 c=10.9.0.0/26", "a=1 b=2 c=3"))
        .isEqualTo(blocks("a=10.1.0.64/27 b=10.1.0.128/26 c=10.1.0.192/26"));
  }

  @Test
  void keeps_a_larger_part_whole_while_there_is_room_beside_it() {
    assertThat(split(27, "", "a=10.1.0.128/25", "a=1 b=2"))
        .isEqualTo(blocks("a=10.1.0.128/25 b=10.1.0.64/27"));
  }

  @Test
  void cuts_larger_parts_down_to_their_first_addresses_when_there_is_no_room() {
    assertThat(split(26, "", "a=10.1.0.0/25 b=10.1.0.128/25", "a=1 b=2 c=3"))
        .isEqualTo(blocks("a=10.1.0.0/26 b=10.1.0.128/26 c=10.1.0.192/26"));
  }

  @Test
  void keeps_parts_of_the_same_names_in_the_order_of_the_names() {
    assertThat(split(26, "", "", "c=3 a=1 b=2").keySet()).containsExactly("c", "a", "b");
  }
}
