package dev.kindred.topology.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.NetworkTypes;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Network;
import dev.kindred.topology.Topology;
import dev.kindred.topology.Workload;
import dev.kindred.topology.file.Compound.Fields;
import dev.kindred.topology.file.Shape.Choice;
import dev.kindred.vocabulary.Vocabularies;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The keys of the file against the records that it is read into. */
class TopologyKeysTest {
  private static final TopologyKeys KEYS = new TopologyKeys(Vocabularies.DIALECT);

  static List<Arguments> mappings() {
    return List.of(
        Arguments.of(Topology.class, KEYS.file()),
        Arguments.of(Cluster.class, KEYS.cluster()),
        Arguments.of(Network.class, KEYS.network()),
        Arguments.of(Workload.class, KEYS.workload()));
  }

  /** A key that takes one value or a list is in the singular; its component is a list. */
  private static String keyOf(RecordComponent component) {
    return switch (component.getName()) {
      case "cidrs" -> "cidr";
      case "podSubnets" -> "podSubnet";
      case "serviceSubnets" -> "serviceSubnet";
      case "said" -> "kind"; // A key for each vocabulary.
      case "sharedUnderlay", "underlayMtu" -> "underlay"; // One key for blocks or a word.
      default -> component.getName();
    };
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void has_a_key_for_each_component_of_a_record(Class<? extends Record> type, Fields fields) {
    List<String> expected =
        Arrays.stream(type.getRecordComponents()).map(TopologyKeysTest::keyOf).distinct().toList();
    assertThat(fields.keys()).map(Key::name).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void describes_each_key_in_a_sentence(Class<? extends Record> type, Fields fields) {
    assertThat(fields.keys())
        .as("keys of %s", type)
        .allSatisfy(key -> {
          assertThat(key.description()).matches("(?s)[A-Z].*[.]");
          assertThat(key.description() + key.absent()).doesNotContain("|", "\n");
        });
  }

  @Test
  void must_be_given_names_only() {
    assertThat(KEYS.file().keys()).noneMatch(Key::required);
    for (Fields fields : List.of(KEYS.cluster(), KEYS.network(), KEYS.workload())) {
      assertThat(fields.keys()).filteredOn(Key::required).map(Key::name).containsExactly("name");
    }
  }

  @Test
  void describes_each_field_of_kind_in_a_sentence() {
    assertThat(Vocabularies.DIALECT.vocabularies().getFirst().block().fields().keys())
        .allSatisfy(key -> {
          assertThat(key.description()).matches("[A-Z].*[.]");
          assertThat(key.description() + key.absent()).doesNotContain("|", "\n");
          assertThat(key.required()).isFalse();
        });
  }

  @Test
  void offers_the_network_types_that_there_are() {
    Choice types =
        KEYS.network().keys().stream()
            .map(Key::shape)
            .filter(Choice.class::isInstance)
            .map(Choice.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(types.words()).containsExactlyElementsOf(NetworkTypes.names());
  }
}
