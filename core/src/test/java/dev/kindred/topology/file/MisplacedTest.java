package dev.kindred.topology.file;

import static dev.kindred.topology.file.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Keys and items that stand where they cannot. */
class MisplacedTest {
  @Test
  void refuses_a_key_that_is_indented_deeper_than_its_neighbours() {
    assertThat(
            problems(
                """
                name: a
                  clusters: 2
                """))
        .containsExactly(
            """
            k.yaml:2:3: this line goes on with the text above it, so that it cannot be a key. \
            Begin it in the column of its neighbours, each of which needs a colon and a blank\
            """);
  }

  @Test
  void refuses_a_key_that_is_indented_deeper_within_a_list() {
    assertThat(
            problems(
                """
                clusters:
                  - name: a
                     nodes: 2
                """))
        .containsExactly(
            """
            k.yaml:3:6: clusters[0]: this line goes on with the text above it, so that it \
            cannot be a key. Begin it in the column of its neighbours, each of which needs a \
            colon and a blank\
            """);
  }

  @Test
  void refuses_a_key_after_a_line_without_a_colon() {
    assertThat(
            problems(
                """
                name a
                clusters: 2
                """))
        .containsExactly(
            """
            k.yaml:2:1: this line goes on with the text above it, so that it cannot be a key. \
            Begin it in the column of its neighbours, each of which needs a colon and a blank\
            """);
  }

  @Test
  void refuses_a_text_with_a_colon() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    command: echo a: b
                """))
        .containsExactly(
            """
            k.yaml:3:20: workloads[0]: a text without quotes cannot hold a colon and a blank. \
            Put the text in quotes\
            """);
  }

  @Test
  void refuses_a_key_that_is_far_too_long() {
    assertThat(problems("k".repeat(1100) + ": a"))
        .containsExactly("k.yaml:1:1101: this key is too long for YAML. Shorten it");
  }

  @Test
  void refuses_a_key_without_a_colon() {
    assertThat(
            problems(
                """
                name: a
                clusters
                networks: []
                """))
        .containsExactly(
            "k.yaml:2:1: a key without a colon. Write key: value, with a blank after the colon");
  }

  @Test
  void refuses_a_dash_without_a_blank() {
    assertThat(
            problems(
                """
                clusters:
                  - a
                  -b
                """))
        .containsExactly("k.yaml:3:3: clusters: a dash without a blank after it. Write - item");
  }

  @Test
  void refuses_a_key_between_two_columns() {
    assertThat(
            problems(
                """
                clusters:
                  - name: a
                   nodes: 2
                """))
        .containsExactly(
            """
            k.yaml:3:4: clusters: this does not line up with what is above it. Begin keys of \
            one mapping, and the dashes of one list, in the same column\
            """);
  }

  @Test
  void refuses_a_key_left_of_the_first_one() {
    assertThat(
            problems(
                """
                  name: a
                clusters: 2
                """))
        .containsExactly(
            """
            k.yaml:2:1: this does not line up with what is above it. Begin keys of one \
            mapping, and the dashes of one list, in the same column\
            """);
  }

  @Test
  void refuses_what_follows_a_quoted_text() {
    assertThat(problems("name: \"edge\" lab"))
        .containsExactly(
            """
            k.yaml:1:14: this follows a value that has ended. Remove it, or put the whole text \
            in quotes\
            """);
  }

  @Test
  void refuses_what_follows_a_list() {
    assertThat(problems("clusters: [a, b] c"))
        .containsExactly(
            """
            k.yaml:1:18: this follows a value that has ended. Remove it, or put the whole text \
            in quotes\
            """);
  }

  @Test
  void refuses_what_follows_a_quoted_document() {
    assertThat(problems("\"edge\" lab"))
        .containsExactly(
            """
            k.yaml:1:8: this follows a value that has ended. Remove it, or put the whole text \
            in quotes\
            """);
  }

  @Test
  void refuses_two_anchors() {
    assertThat(problems("name: &a &b edge"))
        .containsExactly(
            """
            k.yaml:1:10: this follows a value that has ended. Remove it, or put the whole text \
            in quotes\
            """);
  }

  @Test
  void refuses_a_colon_without_a_key() {
    assertThat(
            problems(
                """
                name: a
                : b
                """))
        .containsExactly(
            "k.yaml:2:1: a colon without a key. Write key: value, with a blank after the colon");
  }

  @Test
  void refuses_an_item_among_keys() {
    assertThat(
            problems(
                """
                name: a
                - b
                """))
        .containsExactly(
            """
            k.yaml:2:1: an item of a list stands among keys. Write the list's own key: on the \
            line above\
            """);
  }

  @Test
  void refuses_a_key_among_items() {
    assertThat(
            problems(
                """
                clusters:
                  - a
                  b: c
                """))
        .containsExactly(
            """
            k.yaml:3:3: clusters: this stands among the items of a list. Begin it with -, or \
            indent it differently\
            """);
  }
}
