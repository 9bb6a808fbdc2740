package dev.kindred.topology.file;

import static dev.kindred.topology.file.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Brackets and commas that stand where they cannot. */
class MisplacedSignTest {
  @Test
  void refuses_a_bracket_too_many() {
    assertThat(problems("clusters: [a, b]]"))
        .containsExactly(
            """
            k.yaml:1:17: this bracket closes nothing. Remove it, or put the whole text in \
            quotes\
            """);
  }

  @Test
  void refuses_a_brace_that_closes_nothing() {
    assertThat(problems("networks: }"))
        .containsExactly(
            """
            k.yaml:1:11: networks: this bracket closes nothing. Remove it, or put the whole \
            text in quotes\
            """);
  }

  @Test
  void refuses_a_comma_after_a_list() {
    assertThat(problems("clusters: [a, b],"))
        .containsExactly(
            """
            k.yaml:1:17: a comma stands outside brackets. Remove it, or put the whole text in \
            quotes\
            """);
  }

  @Test
  void refuses_two_commas() {
    assertThat(problems("clusters: [a,, b]"))
        .containsExactly(
            """
            k.yaml:1:14: clusters: a value is missing before this comma. Remove the comma, or \
            put a text that holds it in quotes\
            """);
  }

  @Test
  void refuses_a_file_that_ends_within_brackets() {
    assertThat(problems("clusters: ["))
        .containsExactly("k.yaml:1:12: clusters: the document ends within brackets. Close them");
  }

  @Test
  void refuses_a_document_mark_within_brackets() {
    assertThat(
            problems(
                """
                clusters: [
                ---
                """))
        .containsExactly("k.yaml:2:1: clusters: the document ends within brackets. Close them");
  }

  @Test
  void refuses_a_colon_for_an_item() {
    assertThat(problems("clusters: [a, : b]"))
        .containsExactly(
            """
            k.yaml:1:15: clusters: a value is missing here. Write one, or put the text in quotes\
            """);
  }
}
