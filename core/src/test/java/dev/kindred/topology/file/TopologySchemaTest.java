package dev.kindred.topology.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kindred.vocabulary.TopologyWriter;
import dev.kindred.vocabulary.Vocabularies;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema, by a validator that knows nothing of Kindred. */
class TopologySchemaTest {
  private static final TopologyKeys KEYS = new TopologyKeys(Vocabularies.DIALECT);

  private static final Path RESOURCE =
      Path.of("src/main/resources/dev/kindred/topology/file/kindred.schema.json");

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(TopologySchema.json(Vocabularies.DIALECT));

  private static List<String> faults(String yaml) {
    return SCHEMA.validate(yaml, InputFormat.YAML).stream().map(Error::toString).toList();
  }

  @Test
  void is_shipped_as_it_is_generated() throws IOException {
    String shipped = Files.exists(RESOURCE) ? Files.readString(RESOURCE) : "";
    Golden.check(
        RESOURCE, shipped, TopologySchema.json(Vocabularies.DIALECT), TopologySchemaTest.class);
  }

  @Test
  void is_found_on_the_class_path() throws IOException {
    try (InputStream in = TopologySchema.class.getResourceAsStream("kindred.schema.json")) {
      assertThat(in).isNotNull();
    }
  }

  @Test
  void is_a_schema_itself() {
    Schema schemas =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(schemas.validate(TopologySchema.json(Vocabularies.DIALECT), InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void has_the_keys_that_the_reader_knows() {
    JsonNode file = new JsonMapper().readTree(TopologySchema.json(Vocabularies.DIALECT));
    assertKeys(file, KEYS.file());
    JsonNode clusters = file.at("/properties/clusters/anyOf/1/items/anyOf/1");
    assertKeys(clusters, KEYS.cluster());
    Reserved kind = Vocabularies.DIALECT.vocabularies().getFirst().block();
    Reserved networking =
        kind.fields().keys().stream()
            .map(Key::shape)
            .filter(Reserved.class::isInstance)
            .map(Reserved.class::cast)
            .findFirst()
            .orElseThrow();
    assertKeys(file.at("/$defs/kind"), kind.fields());
    assertKeys(file.at("/$defs/kindNetworking"), networking.fields());
    assertKeys(file.at("/properties/networks/items"), KEYS.network());
    assertKeys(file.at("/properties/workloads/items"), KEYS.workload());
  }

  private static void assertKeys(JsonNode mapping, Compound.Fields fields) {
    assertThat(mapping.at("/properties").propertyNames())
        .containsExactlyElementsOf(fields.keys().stream().map(Key::name).toList());
    assertThat(mapping.at("/additionalProperties").asBoolean(true)).isFalse();
    fields
        .keys()
        .forEach(key ->
            assertThat(mapping.at("/properties/" + key.name() + "/description").asString())
                .startsWith(key.description()));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "1, 1", "2, 1", "3, 8", "64, 8", "1000, 64"})
  void takes_every_sample(int clusters, int networks) {
    assertThat(faults(TopologyWriter.sample(clusters, networks))).isEmpty();
  }

  /** What the schema takes the reader takes, too, but for what no schema can say. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: lab",
        "{}",
        "clusters: 3",
        "clusters: 3.0",
        "clusters: [a, {name: b, nodes: 2, podSubnet: 10.97.0.0/16}, c]",
        "underlay: [172.30.0.0/16, 'fd30::/64']",
        "underlay: kind",
        "kind: {image: a/b:1, multus: thin, nodes: [{extraMounts: [{hostPath: /a}]}]}",
        "kind: {networking: {apiServerPort: 6443, dnsSearch: [a, b]}, featureGates: {A: true}}",
        "clusters: [{name: a, kind: {kubeadmConfigPatchesJSON6902: [a, {b: [1.5, {c: true}]}]}}]",
        "networks: []",
        "networks: [{name: blue, clusters: all}, {name: red, mtu: 9000, type: macvlan}]",
        "networks: [{name: blue, cidr: 10.1.0.0/16, subnets: {edge1: 10.1.1.0/24}}]",
        "workloads: [{name: web, command: sleep 5, replicas: 0, networks: [], clusters: edge1}]",
        "workloads: [{name: web, command: [sleep, 5, true], image: 'a.example:5000/b@sha256:0'}]"
      })
  void takes_what_the_reader_takes(String yaml) {
    assertThat(Reading.problems(yaml)).isEmpty();
    assertThat(faults(yaml)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nmae: lab",
        "name: Edge_1",
        "name: 5",
        "name: the-lab-of-the-fifth-floor-in-the-north-wing",
        "provider: docker",
        "underlay: 172.30.0.0",
        "underlay: []",
        "underlay: [10.1.0.0/16, 10.2.0.0/16, 'fd10::/48']",
        "underlay: docker",
        "kind: thin",
        "kind: {multus: fat}",
        "kind: {name: a}",
        "kind: {networking: {podSubnet: 10.97.0.0/16}}",
        "kind: {nodes: {role: worker}}",
        "kind: {nodes: [{role: master}]}",
        "kind: {nodes: [{extraPortMappings: [{port: 80}]}]}",
        "kind: {featureGates: {A: }}",
        "kind: {kubeadmConfigPatchesJSON6902: [{a: [null]}]}",
        "clusters: 0",
        "clusters: 1001",
        "clusters: 2.5",
        "clusters: []",
        "clusters: {a: {nodes: 2}}",
        "clusters: [{nodes: 2}]",
        "clusters: [{name: a, nodes: 0}]",
        "clusters: [{name: a, size: 3}]",
        "networks: [blue]",
        "networks: 2",
        "networks: [{name: blue, mtu: 100}]",
        "networks: [{name: blue, type: ''}]",
        "networks: [{name: blue, type: vlan}]",
        "networks: [{name: blue, cidr: 10.1.0.0/33}]",
        "networks: [{name: blue, cidr: 10.1.2.3/16}]",
        "networks: [{name: blue, cidr: 10.256.0.0/16}]",
        "networks: [{name: blue, cidr: 10.01.0.0/16}]",
        "networks: [{name: blue, cidr: 'fd10::/129'}]",
        "networks: [{name: blue, cidr: 'fd10::1/48'}]",
        "networks: [{name: blue, cidr: 'fd10::1::/48'}]",
        "networks: [{name: blue, cidr: [10.1.0.0/16, 10.2.0.0/16]}]",
        "clusters: [{name: a, podSubnet: ['fd10::/64', 'fd11::/64']}]",
        "workloads: [{name: web, command: 'echo \"a'}]",
        "workloads: [{name: web, command: 'a\\'}]",
        "networks: [{name: blue, subnets: [10.1.0.0/24]}]",
        "networks: [{name: blue, clusters: []}]",
        "workloads: [{name: web, command: ''}]",
        "workloads: [{name: web, command: []}]",
        "workloads: [{name: web, replicas: -1}]",
        "workloads: [{name: web, image: 5}]",
        "workloads: [{name: web, networks: [a, a]}]",
        "[]",
        "edge"
      })
  void refuses_what_the_reader_refuses(String yaml) {
    assertThat(Reading.problems(yaml)).isNotEmpty();
    assertThat(faults(yaml)).isNotEmpty();
  }

  @Test
  void lists_the_keys_in_a_table() {
    String table = KeyTable.of(Vocabularies.DIALECT);
    assertThat(table.lines()).hasSize(2 + 8 + 2 + 11 + 5 + 6 + 7);
    assertThat(table)
        .startsWith(
            """
            | key | value | default | meaning |
            |---|---|---|---|
            | `name` | a name | that of the file's folder | The lab's name. |
            """)
        .contains(
            """
            | `clusters[].nodes` | a whole number from 1 to 1023 | 1 | How many nodes it has. |
            """);
  }
}
