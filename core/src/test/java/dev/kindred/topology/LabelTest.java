package dev.kindred.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names by RFC 1123. */
class LabelTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "edge1", "1edge", "data-plane", "a--b", "0-0"})
  void takes_a_label(String name) {
    assertThat(Label.isGood(name)).isTrue();
    assertThat(Label.tidied(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "-a", "a-", "A", "a_b", "a.b", "a b", "\u00e4", "a\n", "\u0661"})
  void refuses_what_is_no_label(String name) {
    assertThat(Label.isGood(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          Edge1         | edge1
          edge_1        | edge-1
          my lab        | my-lab
          a - b         | a-b
          a...b         | a-b
          "-a-"         | a
          "__a__b__"    | a-b
          a.b.c         | a-b-c
          """)
  void tidies_a_name(String name, String tidied) {
    assertThat(Label.tidied(name)).isEqualTo(tidied).matches(Label::isGood);
  }

  @Test
  void tidies_nothing_out_of_nothing() {
    assertThat(Label.tidied("_-_")).isEmpty();
  }

  @Test
  void takes_as_many_characters_as_leave_room_for_what_is_appended() {
    String longest = "a".repeat(Label.LONGEST);
    assertThat(Label.isGood(longest)).isTrue();
    assertThat(Label.isGood(longest + "a")).isFalse();
    assertThat(Label.tidied(longest + "a")).isEqualTo(longest);
    assertThat(longest + "-control-plane").hasSizeLessThan(64);
  }

  @Test
  void cuts_a_name_so_that_it_ends_well() {
    String name = "a".repeat(Label.LONGEST - 1) + "-b";
    assertThat(Label.tidied(name)).isEqualTo("a".repeat(Label.LONGEST - 1));
  }
}
