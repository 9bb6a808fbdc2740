package dev.kindred.topology.file;

import static dev.kindred.topology.file.Reading.problems;
import static dev.kindred.topology.file.Reading.topology;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Network;
import dev.kindred.topology.Said;
import dev.kindred.topology.Topology;
import dev.kindred.topology.Workload;
import dev.kindred.vocabulary.KindOptions;
import dev.kindred.vocabulary.KindVocabulary;
import dev.kindred.vocabulary.Vocabularies;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whole files: what they declare, and what is wrong with them as a whole. */
class TopologyReaderTest {
  private static Said kind(String image, String multus, Map<String, Object> config) {
    return Said.NOTHING.with(KindVocabulary.KIND, new KindOptions(image, multus, config));
  }

  private static final String MINIMAL =
      "A whole lab fits in two lines:\n  name: edge\n  clusters: 2";

  @Test
  void reads_every_key() {
    Topology lab =
        topology(
            """
            name: lab
            provider: kind
            underlay: [172.30.0.0/16, fd30::/64]
            internet: true
            kind: {image: "node:1", multus: thin}
            clusters:
              - name: a
                nodes: 2
                podSubnet: 10.97.0.0/16
                serviceSubnet: [10.197.0.0/16, fd97:1::/112]
                kind: {image: "node:2", runtimeConfig: {a: b}}
              - b
            networks:
              - name: blue
                type: bridge
                cidr: [10.1.0.0/16, fd10:1::/48]
                mtu: 1400
                clusters: [b]
                subnets: {b: 10.1.7.0/24}
            workloads:
              - name: web
                image: nginx:1.29
                command: nginx -g 'daemon off;'
                replicas: 3
                networks: [blue]
                clusters: b
            """);
    Cidr ipv4 = Cidr.of("10.1.0.0/16");
    Cidr ipv6 = Cidr.of("fd10:1::/48");
    Map<String, List<Cidr>> parts = Map.of("b", List.of(Cidr.of("10.1.7.0/24")));
    assertThat(lab)
        .isEqualTo(
            new Topology(
                "lab",
                "kind",
                List.of(Cidr.of("172.30.0.0/16"), Cidr.of("fd30::/64")),
                false,
                0,
                true,
                kind("node:1", "thin", Map.of()),
                List.of(
                    new Cluster(
                        "a",
                        2,
                        List.of(Cidr.of("10.97.0.0/16")),
                        List.of(Cidr.of("10.197.0.0/16"), Cidr.of("fd97:1::/112")),
                        kind("node:2", "thin", Map.of("runtimeConfig", Map.of("a", "b")))),
                    new Cluster("b", 1, List.of(), List.of(), kind("node:1", "thin", Map.of()))),
                List.of(
                    new Network("blue", "bridge", List.of(ipv4, ipv6), 1400, List.of("b"), parts)),
                List.of(
                    new Workload(
                        "web",
                        "nginx:1.29",
                        List.of("nginx", "-g", "daemon off;"),
                        3,
                        List.of("blue"),
                        List.of("b")))));
  }

  @Test
  void fills_in_what_two_lines_leave_out() {
    Topology lab = topology("name: lab\nclusters: 3\n");
    List<String> all = List.of("edge1", "edge2", "edge3");
    assertThat(lab.name()).isEqualTo("lab");
    assertThat(lab.provider()).isEqualTo("netns");
    assertThat(lab.underlay()).isEmpty();
    assertThat(lab.clusters())
        .extracting(Cluster::name, Cluster::nodes)
        .containsExactly(tuple("edge1", 1), tuple("edge2", 1), tuple("edge3", 1));
    assertThat(lab.networks())
        .containsExactly(new Network("data-plane", "ptp", List.of(), 0, all, Map.of()));
    assertThat(lab.workloads())
        .extracting(Workload::name, Workload::networks, Workload::clusters)
        .containsExactly(
            tuple("demo1", List.of("data-plane"), all), tuple("demo2", List.of("data-plane"), all));
  }

  @Test
  void reads_a_lab_without_networks_and_workloads() {
    Topology lab = topology("networks: []\nworkloads: []\n");
    assertThat(lab.networks()).isEmpty();
    assertThat(lab.workloads()).isEmpty();
    assertThat(topology("networks: []").workloads())
        .map(Workload::networks)
        .containsOnly(List.of());
  }

  @Test
  void keeps_the_order_of_clusters_whatever_the_order_of_references() {
    Topology lab =
        topology(
            """
            clusters: [a, b, c]
            networks: [{name: blue, clusters: [c, a]}]
            workloads: [{name: web, clusters: [c, a]}]
            """);
    assertThat(lab.networks().getFirst().clusters()).containsExactly("a", "c");
    assertThat(lab.workloads().getFirst().clusters()).containsExactly("a", "c");
  }

  @Test
  void keeps_the_order_of_the_networks_of_a_workload() {
    Topology lab =
        topology(
            """
            networks: [{name: blue}, {name: red}]
            workloads: [{name: web, networks: [red, blue]}, {name: job}, {name: idle, networks: []}]
            """);
    assertThat(lab.workloads())
        .map(Workload::networks)
        .containsExactly(List.of("red", "blue"), List.of("blue", "red"), List.of());
  }

  @Test
  void puts_a_workload_where_all_of_its_networks_are() {
    Topology lab =
        topology(
            """
            clusters: [a, b, c]
            networks: [{name: blue, clusters: [a, b]}, {name: red, clusters: [b, c]}]
            """);
    assertThat(lab.workloads()).map(Workload::clusters).containsOnly(List.of("b"));
  }

  @Test
  void takes_words_of_a_command_as_they_are_written() {
    Topology lab =
        topology("workloads: [{name: web, command: [sleep, 0x10, true, 1.50, \"\", 'a b']}]");
    assertThat(lab.workloads().getFirst().command())
        .containsExactly("sleep", "0x10", "true", "1.50", "", "a b");
  }

  @Test
  void unfolds_aliases() {
    Topology lab =
        topology(
            """
            name: &lab demo
            clusters: &both [a, b]
            networks: [{name: *lab, clusters: *both}]
            """);
    assertThat(lab.networks().getFirst().name()).isEqualTo("demo");
    assertThat(lab.networks().getFirst().clusters()).containsExactly("a", "b");
  }

  @Test
  void reads_other_ways_to_write_yaml() {
    assertThat(topology("{name: lab, clusters: 3}\n").clusters()).hasSize(3);
    assertThat(topology("{\"name\": \"lab\", \"clusters\": 3}").clusters()).hasSize(3);
    assertThat(topology("%YAML 1.2\n---\nname: lab\n...\n").name()).isEqualTo("lab");
    assertThat(topology("name: !!str 5").name()).isEqualTo("5");
    assertThat(topology("\r\nname: lab\r\nclusters: 3\r\n").clusters()).hasSize(3);
    assertThat(topology("\uFEFFname: lab").name()).isEqualTo("lab");
    assertThat(topology("{}")).isEqualTo(topology("name: edge"));
  }

  @Test
  void takes_the_types_that_it_is_told() {
    String yaml = "networks: [{name: blue, type: vxlan}]";
    Dialect dialect = new Dialect(List.of("own"), "", List.of("vxlan"), "", List.of());
    Topology lab = TopologyReader.read("k.yaml", yaml, dialect).topology();
    assertThat(lab.provider()).isEqualTo("own");
    assertThat(lab.networks()).map(Network::type).containsExactly("vxlan");
  }

  @Test
  void refuses_a_file_that_declares_nothing() {
    for (String nothing :
        List.of("", "\n\n", "# only a comment\n", "---\n", "---\n...\n", "~", "null")) {
      assertThat(problems(nothing))
          .containsExactly("k.yaml:1:1: the file declares nothing. " + MINIMAL);
    }
  }

  @Test
  void refuses_a_file_that_is_no_mapping() {
    assertThat(problems("\n- name: a"))
        .containsExactly(
            "k.yaml:2:1: a topology is a mapping of keys, but this is a list. " + MINIMAL);
    assertThat(problems("edge"))
        .containsExactly(
            "k.yaml:1:1: a topology is a mapping of keys, but this is the text \"edge\". "
                + MINIMAL);
    assertThat(problems("5"))
        .containsExactly(
            "k.yaml:1:1: a topology is a mapping of keys, but this is the number 5. " + MINIMAL);
  }

  @Test
  void sees_that_blanks_are_missing_after_colons() {
    assertThat(problems("name:edge\nclusters:2\n"))
        .containsExactly(
            """
            k.yaml:1:1: a topology is a mapping of keys, but this is the text "name:edge \
            clusters:2". Write a blank after each colon\
            """);
  }

  @Test
  void refuses_a_text_that_is_too_long() {
    String longest = "name: lab\n" + "#".repeat(TopologyReader.LONGEST - 10);
    assertThat(topology(longest).name()).isEqualTo("lab");
    assertThat(problems(longest + "#"))
        .containsExactly(
            "k.yaml:1:1: is longer than 1 MiB, which no topology is."
                + " Check that this is the right file");
  }

  @Test
  void reports_too_many_rows_alone() {
    String rows = "- {nmae: a}\n".repeat(251);
    assertThat(problems("networks:\n" + rows))
        .containsExactly(
            "k.yaml:2:1: networks: has 251 networks, but 250 are the most."
                + " Split it into several labs");
    String words = "a, ".repeat(1001);
    assertThat(problems("workloads: [{name: web, command: [" + words + "]}]"))
        .containsExactly(
            "k.yaml:1:34: workloads[0].command: has 1001 words, but 1000 are the most."
                + " Put it into a script");
  }

  @Test
  void names_the_file_as_the_user_did() {
    assertThatThrownBy(
            () -> TopologyReader.read("../labs/a b.yaml", "nmae: a", Vocabularies.DIALECT))
        .hasMessageStartingWith("../labs/a b.yaml:1:1: nmae: ");
  }
}
