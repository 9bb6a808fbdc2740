package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NumberingTest {
  @Test
  void numbers_names_from_1_in_their_order() {
    assertThat(Numbering.of(List.of("b", "a"), Map.of())).isEqualTo(Map.of("b", 1, "a", 2));
  }

  @Test
  void a_name_keeps_the_number_that_it_had_and_a_new_one_takes_the_lowest_free() {
    assertThat(Numbering.of(List.of("new", "c", "a", "newer"), Map.of("a", 1, "b", 2, "c", 4)))
        .isEqualTo(Map.of("a", 1, "c", 4, "new", 2, "newer", 3));
  }

  @Test
  void of_two_names_with_one_number_the_first_keeps_it() {
    assertThat(Numbering.of(List.of("a", "b"), Map.of("a", 1, "b", 1)))
        .isEqualTo(Map.of("a", 1, "b", 2));
  }
}
