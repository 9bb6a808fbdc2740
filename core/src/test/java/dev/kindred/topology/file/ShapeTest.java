package dev.kindred.topology.file;

import static dev.kindred.topology.file.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Single values of the wrong kind or out of range. */
class ShapeTest {
  @Test
  void refuses_a_name_that_is_no_label() {
    assertThat(problems("name: Edge_1"))
        .containsExactly(
            """
            k.yaml:1:7: name: "Edge_1" is no name: it may hold a-z, 0-9 and -, and begins and \
            ends with a letter or digit. Did you mean edge-1?\
            """);
  }

  @Test
  void refuses_a_name_of_which_nothing_can_be_kept() {
    assertThat(problems("name: \"___\""))
        .containsExactly(
            """
            k.yaml:1:7: name: "___" is no name: it may hold a-z, 0-9 and -, and begins and \
            ends with a letter or digit. Write one such as edge-1\
            """);
  }

  @Test
  void refuses_an_empty_name() {
    assertThat(problems("name: \"\""))
        .containsExactly(
            """
            k.yaml:1:7: name: "" is no name: it may hold a-z, 0-9 and -, and begins and ends \
            with a letter or digit. Write one such as edge-1\
            """);
  }

  @Test
  void refuses_a_long_name() {
    assertThat(problems("name: the-lab-of-the-fifth-floor-in-the-north-wing"))
        .containsExactly(
            """
            k.yaml:1:7: name: "the-lab-of-the-fifth-floor-in-the-north-wing" has 44 \
            characters, but a name has at most 40. Did you mean \
            the-lab-of-the-fifth-floor-in-the-north?\
            """);
  }

  @Test
  void cuts_a_very_long_name() {
    assertThat(
            problems(
                "name: the-lab-of-the-fifth-floor-in-the-north-wing-of-the-old-building-by-the-river"))
        .containsExactly(
            """
            k.yaml:1:7: name: "the-lab-of-the-fifth-floor-in-the-north-wing-of-the-old-buil…" \
            has 77 characters, but a name has at most 40. Did you mean \
            the-lab-of-the-fifth-floor-in-the-north?\
            """);
  }

  @Test
  void escapes_what_would_write_to_the_terminal() {
    assertThat(problems("name: \"\\e[31mred\\u202e\\n\""))
        .containsExactly(
            """
            k.yaml:1:7: name: "\\u001b[31mred\\u202e\\n" is no name: it may hold a-z, 0-9 and \
            -, and begins and ends with a letter or digit. Did you mean 31mred?\
            """);
  }

  @Test
  void refuses_a_number_for_a_name() {
    assertThat(problems("name: 5"))
        .containsExactly(
            """
            k.yaml:1:7: name: must be a name, but is the number 5. Put it in quotes: "5\"\
            """);
  }

  @Test
  void refuses_a_truth_value_for_a_name() {
    assertThat(problems("name: true"))
        .containsExactly(
            """
            k.yaml:1:7: name: must be a name, but is true. Put it in quotes: "true\"\
            """);
  }

  @Test
  void refuses_nothing_for_a_name() {
    assertThat(
            problems(
                """
                name:
                clusters: 2
                """))
        .containsExactly(
            "k.yaml:1:6: name: must be a name, but is empty. Give it a value, or leave it out");
  }

  @Test
  void refuses_a_mapping_for_a_name() {
    assertThat(problems("name: {edge: 1}"))
        .containsExactly(
            """
            k.yaml:1:7: name: must be a name, but is a mapping of keys. Write one such as \
            edge-1\
            """);
  }

  @Test
  void refuses_an_unknown_provider() {
    assertThat(problems("provider: docker"))
        .containsExactly(
            """
            k.yaml:1:11: provider: there is no provider "docker". Known: netns, kind, \
            kubeconfig, auto\
            """);
  }

  @Test
  void names_the_nearest_provider() {
    assertThat(problems("provider: kindd"))
        .containsExactly(
            """
            k.yaml:1:11: provider: there is no provider "kindd". Did you mean kind?\
            """);
  }

  @Test
  void refuses_a_number_for_a_provider() {
    assertThat(problems("provider: 3"))
        .containsExactly(
            """
            k.yaml:1:11: provider: must be one of netns, kind, kubeconfig, auto, but is the \
            number 3\
            """);
  }

  @Test
  void refuses_an_empty_image() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    image: ""
                """))
        .containsExactly(
            "k.yaml:3:12: workloads[0].image: is empty. Leave the key out for its default");
  }

  @Test
  void refuses_a_number_for_an_image() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    image: 3
                """))
        .containsExactly(
            """
            k.yaml:3:12: workloads[0].image: must be a text, but is the number 3. Put it in \
            quotes: "3\"\
            """);
  }

  @Test
  void refuses_a_blank_command() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    command: " "
                """))
        .containsExactly(
            "k.yaml:3:14: workloads[0].command: is empty. Leave the key out for pods that wait");
  }

  @Test
  void refuses_a_command_with_an_open_quote() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    command: sh -c 'sleep 5
                """))
        .containsExactly(
            """
            k.yaml:3:14: workloads[0].command: has a quote that is not closed. Close it, or \
            write a list of words\
            """);
  }

  @Test
  void refuses_a_command_that_ends_with_a_backslash() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    command: sleep 5 \\
                """))
        .containsExactly(
            """
            k.yaml:3:14: workloads[0].command: ends with a backslash that keeps nothing. \
            Remove it, or write it twice\
            """);
  }

  @Test
  void refuses_a_mapping_for_a_command() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    command: {sleep: 5}
                """))
        .containsExactly(
            """
            k.yaml:3:14: workloads[0].command: must be a command line, or a list of words, but \
            is a mapping of keys\
            """);
  }

  @Test
  void refuses_a_list_within_a_command() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    command: [sleep, [a, b]]
                """))
        .containsExactly("k.yaml:3:22: workloads[0].command[1]: must be a word, but is a list");
  }

  @Test
  void refuses_an_empty_word_of_a_command() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    command: [sleep, ~]
                """))
        .containsExactly(
            """
            k.yaml:3:22: workloads[0].command[1]: must be a word, but is empty. Give it a \
            value, or leave it out\
            """);
  }
}
