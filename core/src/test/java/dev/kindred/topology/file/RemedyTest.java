package dev.kindred.topology.file;

import static dev.kindred.topology.file.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is proposed instead of a value of the wrong kind. */
class RemedyTest {
  @Test
  void proposes_quotes() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    command: 5
                """))
        .containsExactly(
            """
            k.yaml:3:14: workloads[0].command: must be a command line, or a list of words, but \
            is the number 5. Put it in quotes: "5\"\
            """);
  }

  @Test
  void proposes_no_quotes() {
    assertThat(
            problems(
                """
                clusters:
                  - name: a
                    nodes: "2"
                """))
        .containsExactly(
            """
            k.yaml:3:12: clusters[0].nodes: must be a whole number from 1 to 1023, but is the \
            text "2". Remove the quotes: 2\
            """);
  }

  @Test
  void proposes_no_quotes_for_a_count_of_clusters() {
    assertThat(problems("clusters: \"2\""))
        .containsExactly(
            """
            k.yaml:1:11: clusters: must be a whole number from 1 to 1000, or a list of \
            clusters, but is the text "2". Remove the quotes: 2\
            """);
  }

  @Test
  void proposes_no_quotes_around_what_would_still_be_refused() {
    assertThat(problems("name: 1.5"))
        .containsExactly(
            "k.yaml:1:7: name: must be a name, but is the number 1.5. Write one such as edge-1");
  }

  @Test
  void proposes_a_list_for_a_word() {
    assertThat(problems("clusters: edge1"))
        .containsExactly(
            """
            k.yaml:1:11: clusters: must be a whole number from 1 to 1000, or a list of \
            clusters, but is the text "edge1". Write it as a list: [edge1]\
            """);
  }

  @Test
  void proposes_a_name_for_a_word() {
    assertThat(problems("networks: [blue]"))
        .containsExactly(
            """
            k.yaml:1:12: networks[0]: must be a mapping with the keys of a network, but is the \
            text "blue". Write it as name: blue\
            """);
  }

  @Test
  void proposes_a_list_of_names_for_a_word() {
    assertThat(problems("networks: blue"))
        .containsExactly(
            """
            k.yaml:1:11: networks: must be a list of networks, but is the text "blue". Write a \
            list of items as - name: blue\
            """);
  }

  @Test
  void proposes_a_list_for_a_number() {
    assertThat(problems("networks: 2"))
        .containsExactly(
            """
            k.yaml:1:11: networks: must be a list of networks, but is the number 2. Write a \
            list of items as - name: …\
            """);
  }

  @Test
  void proposes_a_list_for_a_word_that_is_no_name() {
    assertThat(problems("workloads: demo 1"))
        .containsExactly(
            """
            k.yaml:1:12: workloads: must be a list of workloads, but is the text "demo 1". \
            Write a list of items as - name: …\
            """);
  }

  @Test
  void proposes_a_word_for_a_list_of_one() {
    assertThat(problems("provider: [kind]"))
        .containsExactly(
            """
            k.yaml:1:11: provider: must be one of netns, kind, kubeconfig, auto, but is a \
            list. Write it without the list: kind\
            """);
  }

  @Test
  void proposes_a_number_for_a_list_of_one() {
    assertThat(
            problems(
                """
                clusters:
                  - name: a
                    nodes: [2]
                """))
        .containsExactly(
            """
            k.yaml:3:12: clusters[0].nodes: must be a whole number from 1 to 1023, but is a \
            list. Write it without the list: 2\
            """);
  }

  @Test
  void proposes_nothing_for_a_longer_list() {
    assertThat(problems("provider: [kind, netns]"))
        .containsExactly(
            "k.yaml:1:11: provider: must be one of netns, kind, kubeconfig, auto, but is a list");
  }

  @Test
  void proposes_a_dash_before_a_mapping() {
    assertThat(
            problems(
                """
                networks:
                  name: blue
                  cidr: 10.1.0.0/16
                """))
        .containsExactly(
            """
            k.yaml:2:3: networks: must be a list of networks, but is a mapping of keys. Put a \
            dash before it: - name: …\
            """);
  }

  @Test
  void proposes_a_dash_before_a_mapping_that_begins_with_another_key() {
    assertThat(problems("networks: {cidr: 10.1.0.0/16, mtu: 9000}"))
        .containsExactly(
            """
            k.yaml:1:11: networks: must be a list of networks, but is a mapping of keys. Put a \
            dash before it: - cidr: …\
            """);
  }

  @Test
  void proposes_names_where_names_are_keys() {
    assertThat(
            problems(
                """
                clusters:
                  edge1:
                    nodes: 2
                  edge2:
                """))
        .containsExactly(
            """
            k.yaml:2:3: clusters: must be a whole number from 1 to 1000, or a list of \
            clusters, but is a mapping of keys. Write a list of items as - name: edge1\
            """);
  }

  @Test
  void proposes_names_where_names_of_networks_are_keys() {
    assertThat(problems("networks: {blue: {cidr: 10.1.0.0/16}}"))
        .containsExactly(
            """
            k.yaml:1:11: networks: must be a list of networks, but is a mapping of keys. Write \
            a list of items as - name: blue\
            """);
  }

  @Test
  void proposes_the_empty_list() {
    assertThat(problems("networks: {}"))
        .containsExactly(
            """
            k.yaml:1:11: networks: must be a list of networks, but is a mapping of keys. Write \
            [] for none\
            """);
  }

  @Test
  void proposes_to_leave_out_what_has_no_value() {
    assertThat(problems("networks:"))
        .containsExactly(
            """
            k.yaml:1:10: networks: must be a list of networks, but is empty. Give it a value, \
            or leave it out\
            """);
  }

  @Test
  void proposes_a_list_for_an_empty_text() {
    assertThat(problems("clusters: \"\""))
        .containsExactly(
            """
            k.yaml:1:11: clusters: must be a whole number from 1 to 1000, or a list of clusters, \
            but is an empty text. Write a list of items as - name: …\
            """);
  }
}
