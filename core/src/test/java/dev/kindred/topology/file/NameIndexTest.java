package dev.kindred.topology.file;

import static dev.kindred.topology.file.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Names that are declared twice or not at all. */
class NameIndexTest {
  @Test
  void refuses_two_clusters_of_one_name() {
    assertThat(problems("clusters: [a, b, a]"))
        .containsExactly(
            """
            k.yaml:1:18: clusters[2]: the name a is taken by the cluster in line 1. Give each \
            cluster a name of its own\
            """);
  }

  @Test
  void refuses_two_networks_of_one_name() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                  - name: blue
                """))
        .containsExactly(
            """
            k.yaml:3:11: networks[1].name: the name blue is taken by the network in line 2. \
            Give each network a name of its own\
            """);
  }

  @Test
  void refuses_two_workloads_of_one_name() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                  - name: web
                """))
        .containsExactly(
            """
            k.yaml:3:11: workloads[1].name: the name web is taken by the workload in line 2. \
            Give each workload a name of its own\
            """);
  }

  @Test
  void refuses_a_cluster_named_all() {
    assertThat(problems("clusters: [all]"))
        .containsExactly(
            """
            k.yaml:1:12: clusters[0]: all means every cluster, so that none can have that \
            name. Give it another name\
            """);
  }

  @Test
  void refuses_a_network_named_all() {
    assertThat(problems("networks: [{name: all}]"))
        .containsExactly(
            """
            k.yaml:1:19: networks[0].name: all means every network, so that none can have that \
            name. Give it another name\
            """);
  }

  @Test
  void names_the_nearest_cluster_for_a_reference_to_nothing() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    clusters: [egde1]
                """))
        .containsExactly(
            """
            k.yaml:3:16: networks[0].clusters[0]: there is no cluster egde1. Did you mean \
            edge1?\
            """);
  }

  @Test
  void names_all_clusters_that_are_as_near() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    clusters: edge3
                """))
        .containsExactly(
            """
            k.yaml:3:15: networks[0].clusters: there is no cluster edge3. Did you mean edge1 \
            or edge2?\
            """);
  }

  @Test
  void lists_the_clusters_when_none_is_near() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    clusters: [paris]
                """))
        .containsExactly(
            """
            k.yaml:3:16: workloads[0].clusters[0]: there is no cluster paris. Known: edge1, \
            edge2\
            """);
  }

  @Test
  void lists_some_of_many_clusters() {
    assertThat(
            problems(
                """
                clusters: 20
                workloads:
                  - name: web
                    clusters: [paris]
                """))
        .containsExactly(
            """
            k.yaml:4:16: workloads[0].clusters[0]: there is no cluster paris. Known: edge1, \
            edge2, edge3, edge4, edge5, edge6, edge7, edge8, edge9, edge10, edge11, edge12 and \
            8 more\
            """);
  }

  @Test
  void names_the_nearest_network_for_a_reference_to_nothing() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    networks: [data-plain]
                """))
        .containsExactly(
            """
            k.yaml:3:16: workloads[0].networks[0]: there is no network data-plain. Did you \
            mean data-plane?\
            """);
  }

  @Test
  void refuses_a_network_when_there_is_none() {
    assertThat(
            problems(
                """
                networks: []
                workloads:
                  - name: web
                    networks: [blue]
                """))
        .containsExactly(
            """
            k.yaml:4:16: workloads[0].networks[0]: there is no network blue. Declare it under \
            networks\
            """);
  }

  @Test
  void refuses_a_cluster_among_subnets_that_is_not_there() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    cidr: 10.1.0.0/16
                    subnets: {egde1: 10.1.1.0/24}
                """))
        .containsExactly(
            """
            k.yaml:4:15: networks[0].subnets.egde1: there is no cluster egde1. Did you mean \
            edge1?\
            """);
  }

  @Test
  void refuses_a_reference_that_stands_twice() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    networks: [data-plane, data-plane]
                """))
        .containsExactly(
            """
            k.yaml:3:28: workloads[0].networks[1]: the network data-plane stands here twice. \
            Keep one\
            """);
  }

  @Test
  void refuses_the_word_all_within_a_list() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    clusters: [edge1, all]
                """))
        .containsExactly(
            """
            k.yaml:3:23: workloads[0].clusters[1]: there is no cluster all. Write the word all \
            by itself, without a list\
            """);
  }

  @Test
  void proposes_no_name_that_is_refused_itself() {
    assertThat(
            problems(
                """
                networks:
                  - name: Blue_
                workloads:
                  - name: web
                    networks: [blue]
                """))
        .containsExactly(
            """
            k.yaml:2:11: networks[0].name: "Blue_" is no name: it may hold a-z, 0-9 and -, and \
            begins and ends with a letter or digit. Did you mean blue?\
            """,
            """
            k.yaml:5:16: workloads[0].networks[0]: there is no network blue. Declare it under \
            networks\
            """);
  }

  @Test
  void believes_references_when_the_clusters_cannot_be_read() {
    assertThat(
            problems(
                """
                clusters: {a: b}
                networks:
                  - name: blue
                    clusters: [edge1]
                    cidr: 10.1.0.0/16
                    subnets: {edge1: 10.1.1.0/24}
                workloads:
                  - name: web
                    clusters: [edge1]
                """))
        .containsExactly(
            """
            k.yaml:1:11: clusters: must be a whole number from 1 to 1000, or a list of \
            clusters, but is a mapping of keys. Write a list of items as - name: a\
            """);
  }

  @Test
  void believes_references_when_the_networks_cannot_be_read() {
    assertThat(
            problems(
                """
                networks: blue
                workloads:
                  - name: web
                    networks: [blue]
                    clusters: [edge1]
                """))
        .containsExactly(
            """
            k.yaml:1:11: networks: must be a list of networks, but is the text "blue". Write a \
            list of items as - name: blue\
            """);
  }
}
