package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.topology.Cidr;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerNetworkTest {
  private static final List<Cidr> ALL =
      List.of(
          Cidr.of("172.16.0.0/12"),
          Cidr.of("198.18.0.0/15"),
          Cidr.of("100.64.0.0/10"),
          Cidr.of("10.0.0.0/8"));

  @Test
  void what_a_network_carries_is_read_from_either_engines_words() {
    assertThat(
            ContainerNetwork.mtu(
                Json.parse("{\"Options\":{\"com.docker.network.driver.mtu\":\"9000\"}}", "it")))
        .isEqualTo(9000);
    assertThat(ContainerNetwork.mtu(Json.parse("{\"options\":{\"mtu\":\"9216\"}}", "it")))
        .isEqualTo(9216);
    assertThat(ContainerNetwork.mtu(Json.parse("{\"Options\":{}}", "it"))).isEqualTo(1500);
    assertThat(ContainerNetwork.mtu(Json.parse("{\"Options\":null}", "it"))).isEqualTo(1500);
  }

  @Test
  void beside_a_file_that_has_the_usual_space_another_is_looked_through() {
    assertThat(ContainerNetwork.free(ALL.subList(0, 1), 3)).hasToString("198.18.0.0/20");
    assertThat(ContainerNetwork.free(ALL.subList(0, 3), 3)).hasToString("10.191.0.0/20");
    assertThat(ContainerNetwork.blockOf(Cidr.of("10.191.7.1"))).contains(Cidr.of("10.191.0.0/20"));
    assertThat(ContainerNetwork.index(Cidr.of("198.18.0.0/20"))).isEqualTo(16);
  }

  @Test
  void the_first_free_block_is_taken_from_where_a_lab_begins_to_look() {
    assertThat(ContainerNetwork.free(List.of(), 0)).hasToString("172.30.0.0/20");
    assertThat(ContainerNetwork.free(List.of(), 15)).hasToString("172.30.240.0/20");
    assertThat(ContainerNetwork.free(List.of(), -1)).hasToString("172.30.240.0/20");
    assertThat(ContainerNetwork.free(List.of(Cidr.of("172.30.240.2")), 15))
        .hasToString("172.30.0.0/20");
  }

  @Test
  void a_default_route_takes_no_block() {
    assertThat(ContainerNetwork.free(List.of(Cidr.of("0.0.0.0/0")), 0))
        .hasToString("172.30.0.0/20");
  }

  @Test
  void none_is_free_where_all_are_taken() {
    assertThatThrownBy(() -> ContainerNetwork.free(ALL, 3))
        .isInstanceOf(Fault.class)
        .hasMessage("no /20 is free for the container network of the lab");
  }

  @Test
  void a_nodes_address_tells_the_block() {
    assertThat(ContainerNetwork.blockOf(Cidr.of("172.30.208.2")))
        .contains(Cidr.of("172.30.208.0/20"));
    assertThat(ContainerNetwork.blockOf(Cidr.of("10.89.0.6"))).isEmpty();
    assertThat(ContainerNetwork.index(Cidr.of("172.30.208.0/20"))).isEqualTo(13);
  }
}
