package dev.kindred.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.InvalidTopology.LocatedProblem;
import dev.kindred.topology.Topology;
import dev.kindred.topology.TopologyFile;
import dev.kindred.topology.file.Beside;
import dev.kindred.topology.file.TopologyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network of pods that a topology brings. */
class CniTest {
  private static final String MANIFESTS =
      """
      # One document is a comment alone.
      ---
      kind: DaemonSet
      spec:
        template:
          spec:
            initContainers:
              - {name: install, image: "example/cni:1"}
            containers:
              - name: agent
                image: example/agent:1
                command: [sh, -c, "echo --- image: no"]
              - {name: again, image: example/agent:1}
      --- # another
      kind: ConfigMap
      data:
        image: none
      """;

  @TempDir private Path folder;

  private TopologyFile read(String yaml) throws IOException {
    Files.writeString(folder.resolve("net.yaml"), MANIFESTS);
    return TopologyReader.read(
        Files.writeString(folder.resolve("kindred.yaml"), yaml), Vocabularies.DIALECT);
  }

  private List<String> problems(String yaml) throws IOException {
    try {
      read(yaml);
      return List.of();
    } catch (InvalidTopology e) {
      return e.problems().stream()
          .map(LocatedProblem::toString)
          .map(text -> text.replace(folder + "/", ""))
          .toList();
    }
  }

  @Test
  void is_read_beside_the_file_with_its_images_and_kind_makes_none() throws IOException {
    TopologyFile file = read("clusters: [{name: a, kind: {cni: net.yaml}}, b]");
    KindOptions kind = KindOptions.of(file.topology().cluster("a").orElseThrow());
    assertThat(kind.cni())
        .isEqualTo(new Cni("net.yaml", MANIFESTS, List.of("example/agent:1", "example/cni:1")));
    assertThat(kind.cni().digest()).hasSize(24);
    assertThat(kind.config()).isEqualTo(Map.of("networking", Map.of("disableDefaultCNI", true)));
    assertThat(kind.lacksNetwork()).isTrue();
    assertThat(KindOptions.of(file.topology().cluster("b").orElseThrow()))
        .isEqualTo(KindOptions.NONE);
    assertThat(file.beside()).containsExactly(Map.entry("net.yaml", MANIFESTS));
  }

  @Test
  void one_of_the_lab_is_for_all_clusters_that_bring_none_themselves() throws IOException {
    Files.writeString(folder.resolve("other.yaml"), "kind: List\n");
    Topology lab =
        read("""
        kind: {cni: net.yaml, networking: {kubeProxyMode: ipvs}}
        clusters: [a, {name: b, kind: {cni: other.yaml}}]
        """)
            .topology();
    assertThat(KindOptions.of(lab.cluster("a").orElseThrow()).cni().name()).isEqualTo("net.yaml");
    assertThat(KindOptions.of(lab.cluster("b").orElseThrow()).cni().text())
        .isEqualTo("kind: List\n");
    assertThat(KindOptions.of(lab.cluster("b").orElseThrow()).config().get("networking"))
        .isEqualTo(Map.of("kubeProxyMode", "ipvs", "disableDefaultCNI", true));
  }

  @Test
  void what_a_lab_keeps_is_read_without_the_files() throws IOException {
    String yaml = "clusters: [{name: a, kind: {cni: net.yaml}}]";
    TopologyFile file = read(yaml);
    assertThat(
            TopologyReader.read("r.yaml", yaml, Beside.kept(file.beside()), Vocabularies.DIALECT)
                .topology())
        .isEqualTo(file.topology());
    assertThat(file.says(yaml, Map.of("net.yaml", MANIFESTS))).isTrue();
    assertThat(file.says(yaml, Map.of("net.yaml", "kind: List"))).isFalse();
    Topology lost =
        TopologyReader.read("r.yaml", yaml, Beside.kept(Map.of()), Vocabularies.DIALECT).topology();
    assertThat(KindOptions.of(lost.cluster("a").orElseThrow()).cni().digest()).isEmpty();
  }

  @Test
  void a_file_that_is_not_there_or_no_yaml_is_a_fault_of_the_key() throws IOException {
    assertThat(problems("clusters:\n  - name: a\n    kind: {cni: nett.yaml}"))
        .containsExactly(
            "kindred.yaml:3:17: clusters[0].kind.cni: \"nett.yaml\": there is no such file. Did you"
                + " mean net.yaml?");
    assertThat(problems("kind: {cni: none/at-all.yml}"))
        .singleElement()
        .asString()
        .endsWith("There is no directory none either");
    Files.writeString(folder.resolve("bad.yaml"), "kind: A\n---\nb: [\n");
    assertThat(problems("kind: {cni: bad.yaml}"))
        .singleElement()
        .asString()
        .startsWith("kindred.yaml:1:13: kind.cni: its file is no YAML: bad.yaml:4:1: b: ")
        .endsWith("Mend it there");
    assertThat(problems("kind: {cni: [net.yaml]}"))
        .singleElement()
        .asString()
        .contains("kind.cni: must be a text");
  }

  @Test
  void what_the_file_brings_and_what_kind_makes_exclude_each_other() throws IOException {
    assertThat(
            problems(
                "kind: {networking: {disableDefaultCNI: false}}\n"
                    + "clusters: [{name: a, kind: {cni: net.yaml}}]"))
        .containsExactly(
            "kindred.yaml:2:34: clusters[0].kind.cni: brings the network of the pods, and by"
                + " disableDefaultCNI: false kind is to make one. Remove one of the two keys");
  }
}
