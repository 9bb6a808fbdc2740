package dev.kindred.topology.file;

import static dev.kindred.topology.file.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lists of names, lists of rows, and tables. */
class CompoundTest {
  @Test
  void refuses_an_empty_list_of_clusters() {
    assertThat(problems("clusters: []"))
        .containsExactly(
            "k.yaml:1:11: clusters: is an empty list. Leave the key out for its default");
  }

  @Test
  void refuses_an_empty_list_of_references() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    clusters: []
                """))
        .containsExactly(
            """
            k.yaml:3:15: networks[0].clusters: is an empty list. Leave the key out for its \
            default\
            """);
  }

  @Test
  void refuses_an_empty_command() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    command: []
                """))
        .containsExactly(
            """
            k.yaml:3:14: workloads[0].command: is an empty list. Leave the key out for its \
            default\
            """);
  }

  @Test
  void refuses_numbers_for_names() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    clusters: [1, edge2]
                """))
        .containsExactly(
            """
            k.yaml:3:16: networks[0].clusters[0]: must be a cluster name, but is the number 1. \
            Write the name, in quotes if it is all digits\
            """);
  }

  @Test
  void refuses_a_number_for_a_list_of_names() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    networks: 1
                """))
        .containsExactly(
            """
            k.yaml:3:15: workloads[0].networks: must be a network name, but is the number 1. \
            Write the name, in quotes if it is all digits\
            """);
  }

  @Test
  void refuses_a_mapping_for_a_list_of_names() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    clusters: {edge1: 10.1.1.0/24}
                """))
        .containsExactly(
            """
            k.yaml:3:15: networks[0].clusters: must be a list of cluster names, or the word \
            all, but is a mapping of keys\
            """);
  }

  @Test
  void refuses_an_empty_item_among_names() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    networks: [data-plane, ~]
                """))
        .containsExactly(
            """
            k.yaml:3:28: workloads[0].networks[1]: must be a name, but is empty. Give it a \
            value, or leave it out\
            """);
  }

  @Test
  void refuses_a_list_of_blocks_for_subnets() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    cidr: 10.1.0.0/16
                    subnets: [10.1.1.0/24]
                """))
        .containsExactly(
            """
            k.yaml:4:14: networks[0].subnets: must be a mapping of cluster names to address \
            blocks, but is a list. Write each as cluster: block, such as edge1: 10.1.1.0/24\
            """);
  }

  @Test
  void refuses_a_word_for_subnets() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    cidr: 10.1.0.0/16
                    subnets: 10.1.1.0/24
                """))
        .containsExactly(
            """
            k.yaml:4:14: networks[0].subnets: must be a mapping of cluster names to address \
            blocks, but is the text "10.1.1.0/24". Write each as cluster: block, such as \
            edge1: 10.1.1.0/24\
            """);
  }
}
