package dev.kindred.topology.file;

import static dev.kindred.topology.file.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The keys of mappings: unknown ones, ones that stand twice, ones that are missing. */
class FieldsTest {
  @Test
  void names_the_nearest_key_for_an_unknown_one() {
    assertThat(problems("clusterz: 2"))
        .containsExactly(
            "k.yaml:1:1: clusterz: a topology has no key clusterz. Did you mean clusters?");
  }

  @Test
  void finds_the_key_regardless_of_upper_and_lower_case() {
    assertThat(problems("Clusters: 2"))
        .containsExactly(
            "k.yaml:1:1: Clusters: a topology has no key Clusters. Did you mean clusters?");
  }

  @Test
  void lists_the_keys_when_none_is_near_to_an_unknown_one() {
    assertThat(problems("nodes: 2"))
        .containsExactly(
            """
            k.yaml:1:1: nodes: a topology has no key nodes. Known: name, provider, underlay, \
            internet, kind, clusters, networks, workloads\
            """);
  }

  @Test
  void lists_the_keys_of_a_network() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    gateway: 10.1.0.1
                """))
        .containsExactly(
            """
            k.yaml:3:5: networks[0].gateway: a network has no key gateway. Known: name, type, \
            cidr, mtu, clusters, subnets\
            """);
  }

  @Test
  void lists_the_keys_of_a_workload() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    env: {A: b}
                """))
        .containsExactly(
            """
            k.yaml:3:5: workloads[0].env: a workload has no key env. Known: name, image, \
            command, restart, replicas, networks, clusters\
            """);
  }

  @Test
  void lists_the_keys_of_a_cluster() {
    assertThat(
            problems(
                """
                clusters:
                  - name: a
                    version: 1.36
                """))
        .containsExactly(
            """
            k.yaml:3:5: clusters[0].version: a cluster has no key version. Known: name, nodes, \
            podSubnet, serviceSubnet, kind\
            """);
  }

  @Test
  void refuses_a_key_without_a_name() {
    assertThat(problems(": edge"))
        .containsExactly(
            "k.yaml:1:1: a colon without a key. Write key: value, with a blank after the colon");
  }

  @Test
  void refuses_an_empty_key() {
    assertThat(problems("\"\": edge"))
        .containsExactly(
            """
            k.yaml:1:1: "": a topology has no key "". Known: name, provider, underlay, \
            internet, kind, clusters, networks, workloads\
            """);
  }

  @Test
  void refuses_merge_keys() {
    assertThat(
            problems(
                """
                clusters:
                  - &a {name: a}
                  - name: b
                    <<: *a
                """))
        .containsExactly(
            """
            k.yaml:4:5: clusters[1].<<: a cluster has no key <<. YAML 1.2 has no merge keys: \
            repeat the keys here\
            """);
  }

  @Test
  void refuses_a_key_that_stands_twice() {
    assertThat(
            problems(
                """
                name: a
                clusters: 2
                name: b
                """))
        .containsExactly("k.yaml:3:1: name: the key stands here twice, first in line 1. Keep one");
  }

  @Test
  void refuses_a_key_that_stands_twice_in_a_row() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    cidr: 10.1.0.0/16
                    cidr: 10.2.0.0/16
                """))
        .containsExactly(
            "k.yaml:4:5: networks[0].cidr: the key stands here twice, first in line 3. Keep one");
  }

  @Test
  void refuses_a_cluster_that_stands_twice_among_subnets() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    cidr: 10.1.0.0/16
                    subnets:
                      edge1: 10.1.1.0/24
                      edge1: 10.1.2.0/24
                """))
        .containsExactly(
            """
            k.yaml:6:7: networks[0].subnets.edge1: the key stands here twice, first in line 5. \
            Keep one\
            """);
  }

  @Test
  void refuses_a_cluster_without_a_name() {
    assertThat(
            problems(
                """
                clusters:
                  - nodes: 2
                """))
        .containsExactly("k.yaml:2:5: clusters[0]: this cluster has no name. Add name: …");
  }

  @Test
  void refuses_a_network_without_a_name() {
    assertThat(
            problems(
                """
                networks:
                  - cidr: 10.1.0.0/16
                """))
        .containsExactly("k.yaml:2:5: networks[0]: this network has no name. Add name: …");
  }

  @Test
  void refuses_a_workload_without_a_name() {
    assertThat(problems("workloads: [{}]"))
        .containsExactly("k.yaml:1:13: workloads[0]: this workload has no name. Add name: …");
  }

  @Test
  void says_nothing_of_a_missing_name_when_it_is_only_misspelt() {
    assertThat(
            problems(
                """
                workloads:
                  - nmae: web
                """))
        .containsExactly(
            "k.yaml:2:5: workloads[0].nmae: a workload has no key nmae. Did you mean name?");
  }
}
