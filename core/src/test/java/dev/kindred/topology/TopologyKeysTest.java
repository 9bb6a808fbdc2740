package dev.kindred.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.NetworkTypes;
import dev.kindred.topology.Compound.Fields;
import dev.kindred.topology.Shape.Choice;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The keys of the file against the records that it is read into. */
class TopologyKeysTest {
  static List<Arguments> mappings() {
    return List.of(
        Arguments.of(Topology.class, TopologyKeys.FILE),
        Arguments.of(Cluster.class, TopologyKeys.CLUSTER),
        Arguments.of(Network.class, TopologyKeys.NETWORK),
        Arguments.of(Workload.class, TopologyKeys.WORKLOAD));
  }

  /** A key that takes one value or a list is in the singular; its component is a list. */
  private static String keyOf(RecordComponent component) {
    return switch (component.getName()) {
      case "cidrs" -> "cidr";
      case "podSubnets" -> "podSubnet";
      case "serviceSubnets" -> "serviceSubnet";
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
    assertThat(TopologyKeys.FILE.keys()).noneMatch(Key::required);
    for (Fields fields :
        List.of(TopologyKeys.CLUSTER, TopologyKeys.NETWORK, TopologyKeys.WORKLOAD)) {
      assertThat(fields.keys()).filteredOn(Key::required).map(Key::name).containsExactly("name");
    }
  }

  @Test
  void describes_each_field_of_kind_in_a_sentence() {
    assertThat(KindKeys.BLOCK.fields().keys())
        .allSatisfy(key -> {
          assertThat(key.description()).matches("[A-Z].*[.]");
          assertThat(key.description() + key.absent()).doesNotContain("|", "\n");
          assertThat(key.required()).isFalse();
        });
  }

  @Test
  void offers_the_network_types_that_there_are() {
    Choice types =
        TopologyKeys.NETWORK.keys().stream()
            .map(Key::shape)
            .filter(Choice.class::isInstance)
            .map(Choice.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(types.words()).containsExactlyElementsOf(NetworkTypes.names());
    assertThat(Reading.TYPES).containsExactlyElementsOf(NetworkTypes.names());
  }
}
