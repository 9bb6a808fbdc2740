package dev.kindred.topology.file;

import static dev.kindred.topology.file.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is YAML and no topology could need. */
class YamlTreeTest {
  @Test
  void refuses_a_tag() {
    assertThat(problems("name: !secret edge"))
        .containsExactly("k.yaml:1:7: name: the tag !secret means nothing here. Remove it");
  }

  @Test
  void refuses_a_core_tag_that_does_not_fit() {
    assertThat(problems("clusters: !!set {a, b}"))
        .containsExactly(
            "k.yaml:1:11: clusters: the tag !!set means nothing here. Remove it",
            """
            k.yaml:1:11: clusters: must be a whole number from 1 to 1000, or a list of \
            clusters, but is a mapping of keys. Write a list of items as - name: a\
            """);
  }

  @Test
  void refuses_a_second_document() {
    assertThat(
            problems(
                """
                name: a
                ---
                name: b
                """))
        .containsExactly(
            """
            k.yaml:2:1: a second document begins here, but a file declares one lab. Put it \
            into a file of its own, or remove the line ---\
            """);
  }

  @Test
  void refuses_an_empty_second_document() {
    assertThat(
            problems(
                """
                name: a
                ---
                """))
        .containsExactly(
            """
            k.yaml:2:1: a second document begins here, but a file declares one lab. Put it \
            into a file of its own, or remove the line ---\
            """);
  }

  @Test
  void refuses_an_alias_without_an_anchor() {
    assertThat(problems("name: *edge"))
        .containsExactly(
            """
            k.yaml:1:7: name: the alias *edge stands for nothing that is complete above it. \
            Mark the value with &edge first, or repeat it here\
            """);
  }

  @Test
  void refuses_an_alias_within_its_own_anchor() {
    assertThat(problems("clusters: &a [*a]"))
        .containsExactly(
            """
            k.yaml:1:15: clusters[0]: the alias *a stands for nothing that is complete above \
            it. Mark the value with &a first, or repeat it here\
            """);
  }

  @Test
  void refuses_aliases_that_explode() {
    assertThat(
            problems(
                """
                a: &a [x, x, x, x, x, x, x, x, x]
                b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
                c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
                d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
                e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]
                f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]
                """))
        .containsExactly(
            """
            k.yaml:6:8: f[0]: the aliases of this file unfold to more than 100000 values. \
            Remove aliases of values that hold aliases themselves\
            """);
  }

  @Test
  void refuses_a_list_as_a_key() {
    assertThat(
            problems(
                """
                networks:
                  - [a, b]: c
                """))
        .containsExactly(
            """
            k.yaml:2:5: networks[0]: a key must be a single word. Write key: value, each on \
            its line\
            """);
  }

  @Test
  void refuses_a_mapping_as_a_key() {
    assertThat(problems("{a: b}: c"))
        .containsExactly(
            "k.yaml:1:1: a key must be a single word. Write key: value, each on its line");
  }

  @Test
  void points_to_the_alias_that_is_refused() {
    assertThat(
            problems(
                """
                networks:
                  - name: &n 5
                workloads:
                  - name: *n
                """))
        .containsExactly(
            """
            k.yaml:2:11: networks[0].name: must be a name, but is the number 5. Put it in \
            quotes: "5\"\
            """,
            """
            k.yaml:4:11: workloads[0].name: must be a name, but is the number 5. Put it in \
            quotes: "5\"\
            """);
  }

  @Test
  void takes_values_as_deep_as_they_may_be() {
    String deep = "[".repeat(31) + "a" + "]".repeat(31);
    assertThat(problems("x: " + deep)).singleElement().asString().contains("has no key x");
  }

  @Test
  void refuses_values_that_are_nested_too_deep() {
    String deep = "[".repeat(32) + "a" + "]".repeat(32);
    assertThat(problems("x: " + deep))
        .containsExactly(
            "k.yaml:1:36: x"
                + "[0]".repeat(32)
                + ": is nested more than 32 levels deep. A topology needs only 10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? ", "[{", "&a [", "!!seq ["})
  void does_not_follow_endless_nesting(String opening) {
    assertThat(problems(opening.repeat(100_000)))
        .singleElement()
        .asString()
        .containsAnyOf("is nested more than 32 levels deep", "a key must be a single word");
  }

  @Test
  void refuses_many_aliases_of_one_long_list() {
    String list = "a, ".repeat(1000);
    String yaml = "clusters: &all [" + list + "]\nx: [" + "*all, ".repeat(101) + "]\n";
    assertThat(problems(yaml))
        .containsExactly(
            "k.yaml:2:599: x[99]: the aliases of this file unfold to more than 100000 values."
                + " Remove aliases of values that hold aliases themselves");
  }

  @Test
  void takes_many_aliases_of_a_word() {
    String yaml = "x: &a b\ny: [" + "*a, ".repeat(90_000) + "]\n";
    assertThat(problems(yaml)).hasSize(2);
  }

  @Test
  void takes_a_character_of_two_halves_wherever_it_stands() {
    for (int length = 1000; length < 2100; length++) {
      String yaml = "#" + ".".repeat(length) + "\ud83d\ude00\nname: lab\n";
      assertThat(Reading.topology(yaml).name()).isEqualTo("lab");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\x", "\\u", "\\U", "\\x4", "\\"})
  void refuses_an_escape_that_the_file_cuts_short(String escape) {
    assertThat(problems("name: lab\nprovider: \"a" + escape))
        .singleElement()
        .asString()
        .startsWith("k.yaml:2:");
  }

  @Test
  void says_what_it_can_of_a_slip_of_the_parser() {
    assertThat(problems("name: lab\nprovider: \"\\x"))
        .containsExactly(
            "k.yaml:2:1: provider: what follows here is no YAML. Check its quotes, brackets and"
                + " escapes");
    assertThat(problems("    networks: [\nabc]d"))
        .containsExactly(
            "k.yaml:2:1: networks: what follows here is no YAML. Check its quotes, brackets and"
                + " escapes");
  }

  @Test
  void takes_a_carriage_return_at_the_end_for_the_end_of_a_line() {
    assertThat(problems("clusters: [\r"))
        .containsExactly("k.yaml:2:1: clusters: the document ends within brackets. Close them");
    assertThat(Reading.topology("name: lab\r").name()).isEqualTo("lab");
  }
}
