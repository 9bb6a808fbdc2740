package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTypesTest {
  @Test
  void names_the_default_first() {
    assertThat(NetworkTypes.names()).containsExactly("ptp", "bridge", "macvlan");
  }

  @Test
  void knows_no_other() {
    assertThat(NetworkTypes.named("carrier-pigeon")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ptp,     true,  1, 2",
    "bridge,  true,  0, 2",
    "macvlan, false, 0, 0",
  })
  void says_what_is_routed_and_how_often(
      String name, boolean routed, int onOneNode, int betweenNodes) {
    NetworkType type = NetworkTypes.named(name).orElseThrow();
    assertThat(type.name()).isEqualTo(name);
    assertThat(type.routed()).isEqualTo(routed);
    assertThat(type.hops(true)).isEqualTo(onOneNode);
    assertThat(type.hops(false)).isEqualTo(betweenNodes);
    assertThat(type.plugins()).isEqualTo(Set.of(name, "host-local"));
  }

  @Test
  void the_network_of_pods_is_made_by_ptp_and_has_a_name_that_no_file_can_use() {
    PodNetwork type = new PodNetwork();
    assertThat(type.name()).isEqualTo("pod_network");
    assertThat(type.routed()).isTrue();
    assertThat(type.hops(true)).isEqualTo(1);
    assertThat(type.hops(false)).isEqualTo(2);
    assertThat(type.plugins()).isEqualTo(Set.of("ptp", "host-local"));
  }
}
