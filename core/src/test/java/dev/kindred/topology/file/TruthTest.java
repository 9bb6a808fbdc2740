package dev.kindred.topology.file;

import static dev.kindred.topology.file.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that are true or false. */
class TruthTest {
  @ParameterizedTest
  @CsvSource({"true, true", "True, true", "false, false", "FALSE, false"})
  void takes_those_of_yaml(String text, boolean value) {
    assertThat(Reading.topology("internet: " + text).internet()).isEqualTo(value);
  }

  @Test
  void is_false_where_it_is_left_out() {
    assertThat(Reading.topology("clusters: 1").internet()).isFalse();
  }

  @Test
  void refuses_words_that_were_truth_values_once() {
    assertThat(problems("internet: yes"))
        .containsExactly(
            "k.yaml:1:11: internet: must be true or false, but is the text \"yes\". Write true");
  }

  @Test
  void refuses_quotes() {
    assertThat(problems("internet: 'true'"))
        .containsExactly(
            "k.yaml:1:11: internet: must be true or false, but is the text \"true\". Remove the"
                + " quotes: true");
  }

  @Test
  void refuses_numbers() {
    assertThat(problems("internet: 1"))
        .containsExactly("k.yaml:1:11: internet: must be true or false, but is the number 1");
  }
}
