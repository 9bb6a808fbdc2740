package dev.kindred.topology.file;

import static dev.kindred.topology.file.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.InvalidTopology;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.ScannerException;

/** Words and signs that are no YAML. */
class SyntaxFaultTest {
  @Test
  void refuses_tabs_before_a_key() {
    assertThat(
            problems(
                """
                name: a
                \tclusters: 2
                """))
        .containsExactly("k.yaml:2:1: a tab stands where YAML wants blanks. Write blanks instead");
  }

  @Test
  void refuses_tabs_before_an_item() {
    assertThat(
            problems(
                """
                clusters:
                \t- a
                """))
        .containsExactly(
            "k.yaml:2:1: clusters: a tab stands where YAML wants blanks. Write blanks instead");
  }

  @Test
  void refuses_a_tab_after_a_colon() {
    assertThat(problems("name:\ta"))
        .containsExactly(
            "k.yaml:1:6: name: a tab stands where YAML wants blanks. Write blanks instead");
  }

  @Test
  void refuses_a_text_that_begins_with_a_reserved_sign() {
    assertThat(problems("name: @edge"))
        .containsExactly(
            """
            k.yaml:1:7: name: a text without quotes cannot begin with @. Put the text in quotes\
            """);
  }

  @Test
  void refuses_a_text_that_begins_with_a_percent_sign() {
    assertThat(problems("name: %edge"))
        .containsExactly(
            """
            k.yaml:1:7: name: a text without quotes cannot begin with %. Put the text in quotes\
            """);
  }

  @Test
  void refuses_a_double_quote_without_end() {
    assertThat(
            problems(
                """
                name: "edge
                clusters: 2
                """))
        .containsExactly("k.yaml:1:7: name: the quoted text that begins here has no end. Close it");
  }

  @Test
  void refuses_a_single_quote_without_end() {
    assertThat(
            problems(
                """
                workloads:
                  - name: 'web
                """))
        .containsExactly(
            """
            k.yaml:2:11: workloads[0].name: the quoted text that begins here has no end. Close \
            it\
            """);
  }

  @Test
  void refuses_a_quote_that_a_new_document_ends() {
    assertThat(
            problems(
                """
                name: "edge
                ---
                """))
        .containsExactly("k.yaml:1:7: name: the quoted text that begins here has no end. Close it");
  }

  @Test
  void refuses_a_bracket_without_end() {
    assertThat(problems("clusters: [a, b"))
        .containsExactly("k.yaml:1:11: clusters: the bracket that opens here has no end. Close it");
  }

  @Test
  void refuses_a_brace_without_end() {
    assertThat(
            problems(
                """
                networks:
                  - {name: blue
                """))
        .containsExactly(
            "k.yaml:2:5: networks[0]: the bracket that opens here has no end. Close it");
  }

  @Test
  void refuses_a_bracket_that_ends_at_a_key() {
    assertThat(
            problems(
                """
                clusters: [a, b
                networks: []
                """))
        .containsExactly(
            """
            k.yaml:2:9: clusters: the bracket of line 1 is not closed before this. Close it, \
            or separate its items with commas\
            """);
  }

  @Test
  void refuses_items_without_commas() {
    assertThat(problems("networks: [{name: blue} {name: red}]"))
        .containsExactly(
            """
            k.yaml:1:25: networks: the bracket of line 1 is not closed before this. Close it, \
            or separate its items with commas\
            """);
  }

  @Test
  void refuses_a_list_on_the_line_of_its_key() {
    assertThat(problems("clusters: - a"))
        .containsExactly(
            """
            k.yaml:1:11: clusters: a list cannot begin here. Begin it on the line below its \
            key, each item as - item\
            """);
  }

  @Test
  void refuses_a_question_mark_as_a_value() {
    assertThat(problems("name: ? edge"))
        .containsExactly("k.yaml:1:7: name: a ? cannot stand here. Put the text in quotes");
  }

  @Test
  void refuses_an_anchor_without_a_name() {
    assertThat(problems("name: & edge"))
        .containsExactly(
            """
            k.yaml:1:8: name: * and & begin the name of an alias, and none is here. Put the \
            text in quotes\
            """);
  }

  @Test
  void refuses_an_alias_without_a_name() {
    assertThat(problems("name: *"))
        .containsExactly(
            """
            k.yaml:1:8: name: * and & begin the name of an alias, and none is here. Put the \
            text in quotes\
            """);
  }

  @Test
  void refuses_an_unknown_escape() {
    assertThat(problems("name: \"C:\\edge\\quay\""))
        .containsExactly(
            """
            k.yaml:1:16: name: \\q stands for nothing in double quotes. Write \\\\ for a \
            backslash, or use single quotes\
            """);
  }

  @Test
  void refuses_an_escape_without_digits() {
    assertThat(problems("name: \"\\u12\""))
        .containsExactly(
            """
            k.yaml:1:10: name: \\x, \\u and \\U in double quotes take 2, 4 and 8 hexadecimal \
            digits. Write \\\\ for a backslash, or use single quotes\
            """);
  }

  @Test
  void refuses_a_tag_that_is_not_declared() {
    assertThat(problems("name: !my!tag edge"))
        .containsExactly(
            """
            k.yaml:1:7: name: ! begins a tag, and this is none. Remove the tag, or put the \
            text in quotes\
            """);
  }

  @Test
  void refuses_a_tag_without_end() {
    assertThat(problems("name: !<tag"))
        .containsExactly(
            """
            k.yaml:1:12: name: ! begins a tag, and this is none. Remove the tag, or put the \
            text in quotes\
            """);
  }

  @Test
  void refuses_what_follows_a_bar() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    command: |sleep 5
                """))
        .containsExactly(
            """
            k.yaml:3:15: workloads[0].command: | and > begin a text of several lines, and this \
            cannot follow them. Begin the text on the line below, or put it in quotes\
            """);
  }

  @Test
  void refuses_blank_lines_deeper_than_the_text() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    command: |
                        \s
                      sleep 5
                """))
        .containsExactly(
            """
            k.yaml:5:7: workloads[0].command: the blank lines before this text are indented \
            deeper than the text. Remove the blanks in them\
            """);
  }

  @Test
  void refuses_control_characters() {
    assertThat(problems("name: lab\n# bell: \u0007\n"))
        .containsExactly(
            "k.yaml:2:9: the control character U+0007 stands here. Remove it: YAML is plain text");
    assertThat(problems("name: \u0000"))
        .containsExactly(
            "k.yaml:1:7: the control character U+0000 stands here. Remove it: YAML is plain text");
    assertThat(problems("a: 1\r\nb: \ud83d\ude00 \u007f"))
        .containsExactly(
            "k.yaml:2:6: the control character U+007F stands here. Remove it: YAML is plain text");
  }

  @Test
  void refuses_half_a_character() {
    assertThat(problems("name: \ud800 "))
        .containsExactly(
            "k.yaml:1:7: the control character U+D800 stands here. Remove it: YAML is plain text");
  }

  @Test
  void repeats_what_the_parser_says_where_it_knows_no_better() {
    Mark mark = new Mark("k.yaml", 9, 1, 2, new int[0], 0);
    ScannerException unheard =
        new ScannerException(
            "while reading", Optional.empty(), "found  a riddle", Optional.of(mark));
    assertThat(SyntaxFault.of(unheard, "name: lab", "name", new Faults("k.yaml")))
        .get()
        .extracting(InvalidTopology::getMessage)
        .isEqualTo(
            "k.yaml:2:3: name: this is no YAML: found a riddle. Put texts that hold signs in quotes");
  }
}
