package dev.kindred.topology.file;

import static dev.kindred.topology.file.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Networks: types, MTU, parts. */
class NetworksTest {
  @Test
  void refuses_an_unknown_type() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    type: vxlan
                """))
        .containsExactly(
            """
            k.yaml:3:11: networks[0].type: there is no network type "vxlan". Known: ptp, \
            bridge, macvlan\
            """);
  }

  @Test
  void names_the_nearest_type() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    type: bridged
                """))
        .containsExactly(
            """
            k.yaml:3:11: networks[0].type: there is no network type "bridged". Did you mean \
            bridge?\
            """);
  }

  @Test
  void refuses_a_number_for_a_type() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    type: 3
                """))
        .containsExactly(
            """
            k.yaml:3:11: networks[0].type: must be one of ptp, bridge, macvlan, but is the \
            number 3\
            """);
  }

  @Test
  void refuses_an_mtu_below_that_of_ipv4() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    mtu: 575
                """))
        .containsExactly(
            """
            k.yaml:3:10: networks[0].mtu: must be a whole number from 576 to 65535, but is the \
            number 575. Write 576 or more\
            """);
  }

  @Test
  void refuses_an_mtu_above_that_of_ip() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    mtu: 65536
                """))
        .containsExactly(
            """
            k.yaml:3:10: networks[0].mtu: must be a whole number from 576 to 65535, but is the \
            number 65536. Write 65535 or less\
            """);
  }

  @Test
  void refuses_an_mtu_below_that_of_ipv6_on_a_network_with_ipv6() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    cidr: [10.1.0.0/16, fd10:1::/48]
                    mtu: 1279
                """))
        .containsExactly(
            """
            k.yaml:4:10: networks[0].mtu: 1279 is too small for IPv6, which the network has \
            (fd10:1::/48). Write 1280 or more\
            """);
  }

  @Test
  void refuses_a_word_for_an_mtu() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    mtu: jumbo
                """))
        .containsExactly(
            """
            k.yaml:3:10: networks[0].mtu: must be a whole number from 576 to 65535, but is the \
            text "jumbo". Write it in digits\
            """);
  }

  @Test
  void refuses_parts_of_a_network_without_a_cidr() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    subnets: {edge1: 10.1.1.0/24}
                """))
        .containsExactly(
            """
            k.yaml:3:14: networks[0].subnets: are parts of cidr, but the network has no cidr. \
            Add cidr: 10.1.0.0/16 to the network\
            """);
  }

  @Test
  void names_a_block_that_holds_all_parts_of_a_network_without_a_cidr() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    subnets: {edge1: [10.5.1.0/24, 'fd10:1::/64'], edge2: 10.6.1.0/24}
                """))
        .containsExactly(
            """
            k.yaml:3:14: networks[0].subnets: are parts of cidr, but the network has no cidr. \
            Add cidr: [fd10:1::/48, 10.4.0.0/14] to the network\
            """);
  }

  @Test
  void refuses_a_part_outside_the_network() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    cidr: 10.1.0.0/16
                    subnets: {edge2: 10.2.2.0/24}
                """))
        .containsExactly(
            """
            k.yaml:4:22: networks[0].subnets.edge2: 10.2.2.0/24 is outside the network's cidr \
            10.1.0.0/16. Did you mean 10.1.2.0/24?\
            """);
  }

  @Test
  void refuses_a_part_that_is_larger_than_a_small_network() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    cidr: 10.1.0.0/24
                    subnets: {edge1: 10.1.0.0/16}
                """))
        .containsExactly(
            """
            k.yaml:4:22: networks[0].subnets.edge1: 10.1.0.0/16 is outside the network's cidr \
            10.1.0.0/24. Take a part of it\
            """);
  }

  @Test
  void refuses_a_part_of_a_family_that_the_network_lacks() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    cidr: 10.1.0.0/16
                    subnets: {edge1: fd10:1:0:1::/64}
                """))
        .containsExactly(
            """
            k.yaml:4:22: networks[0].subnets.edge1: fd10:1:0:1::/64 is an IPv6 block, but the \
            network's cidr has none. Add an IPv6 block to cidr, or remove this one\
            """);
  }

  @Test
  void refuses_a_part_for_a_cluster_that_the_network_does_not_join() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    cidr: 10.1.0.0/16
                    clusters: [edge1]
                    subnets: {edge2: 10.1.2.0/24}
                workloads: []
                """))
        .containsExactly(
            """
            k.yaml:5:15: networks[0].subnets.edge2: the network does not join the cluster \
            edge2. Add it to clusters, or remove this line\
            """);
  }

  @Test
  void refuses_two_parts_of_a_family_for_one_cluster() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    cidr: 10.1.0.0/16
                    subnets: {edge1: [10.1.1.0/24, 10.1.2.0/24]}
                """))
        .containsExactly(
            """
            k.yaml:4:36: networks[0].subnets.edge1[1]: 10.1.2.0/24 is a second IPv4 block, \
            after 10.1.1.0/24. Keep one of them\
            """);
  }
}
