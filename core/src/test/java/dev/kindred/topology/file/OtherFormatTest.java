package dev.kindred.topology.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.topology.InvalidTopology;
import dev.kindred.vocabulary.Vocabularies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherFormatTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lab.clab.yml|name: x;topology:;  nodes:;    a: {kind: linux}|a topology of containerlab",
        "kindred.yaml|services:;  web:;    image: nginx;networks:;  front: {}|a compose file",
        "kind.yaml|kind: Cluster;apiVersion: kind.x-k8s.io/v1alpha4;nodes:;- role: worker|a configuration of kind",
        "k3d.yaml|apiVersion: k3d.io/v1alpha5;kind: Simple|a configuration of k3d",
        "pod.yaml|apiVersion: v1;kind: Pod|a manifest of Kubernetes",
        "lab.conf|pc1[image]=\"kathara/base\";pc1[0]=\"A\"|a lab of Kathara",
        "kindred.yaml|# comment;r1[0]=\"A\";r1[1]=\"B\"|a lab of Kathara",
        "topology.yml|provider: clab;nodes: [r1];links: [r1-r2]|a topology of netlab",
      })
  void a_file_of_another_tool_is_named_in_one_line(String name, String text, String what) {
    assertThatThrownBy(
            () -> TopologyReader.read(name, text.replace(';', '\n') + "\n", Vocabularies.DIALECT))
        .isInstanceOf(InvalidTopology.class)
        .hasMessage(name + ":1:1: this is " + what + ", not of Kindred. Begin with: kindred init");
  }

  @Test
  void a_topology_with_faults_stays_one() {
    assertThatThrownBy(() ->
            TopologyReader.read("kindred.yaml", "clusters: 2\nservices: 3\n", Vocabularies.DIALECT))
        .hasMessageContaining("services");
    assertThat(OtherFormat.of("kindred.yaml", "name: edge\nclusterz: 2\n", Vocabularies.DIALECT))
        .isEmpty();
  }
}
