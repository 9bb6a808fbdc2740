package dev.kindred.topology.file;

import static dev.kindred.topology.file.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Blocks that share addresses. */
class OverlapsTest {
  @Test
  void refuses_two_networks_with_overlapping_ranges() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    cidr: 10.1.0.0/16
                  - name: red
                    cidr: 10.1.128.0/17
                """))
        .containsExactly(
            """
            k.yaml:5:11: networks[1].cidr: 10.1.128.0/17 of network red overlaps 10.1.0.0/16 \
            of network blue in line 3. 10.0.128.0/17 is free\
            """);
  }

  @Test
  void refuses_two_networks_with_the_same_range() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    cidr: [10.1.0.0/16, fd10:1::/48]
                  - name: red
                    cidr: [10.2.0.0/16, fd10:1::/48]
                """))
        .containsExactly(
            """
            k.yaml:5:25: networks[1].cidr[1]: fd10:1::/48 of network red overlaps fd10:1::/48 \
            of network blue in line 3. fd10:0:1::/48 is free\
            """);
  }

  @Test
  void refuses_a_network_around_another() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    cidr: 10.1.0.0/16
                  - name: red
                    cidr: 10.0.0.0/8
                """))
        .containsExactly(
            """
            k.yaml:5:11: networks[1].cidr: 10.0.0.0/8 of network red overlaps 10.1.0.0/16 of \
            network blue in line 3. 10.2.0.0/16 is free\
            """);
  }

  @Test
  void refuses_pods_on_the_underlay() {
    assertThat(
            problems(
                """
                underlay: 10.97.0.0/24
                clusters:
                  - name: a
                    podSubnet: 10.97.0.0/16
                """))
        .containsExactly(
            """
            k.yaml:4:16: clusters[0].podSubnet: 10.97.0.0/16 of the pods of a overlaps \
            10.97.0.0/24 of the underlay in line 1. 10.2.0.0/16 is free\
            """);
  }

  @Test
  void refuses_services_among_the_pods_of_the_same_cluster() {
    assertThat(
            problems(
                """
                clusters:
                  - name: a
                    podSubnet: 10.97.0.0/16
                    serviceSubnet: 10.97.64.0/20
                """))
        .containsExactly(
            """
            k.yaml:4:20: clusters[0].serviceSubnet: 10.97.64.0/20 of the Services of a \
            overlaps 10.97.0.0/16 of the pods of a in line 3. 10.0.16.0/20 is free\
            """);
  }

  @Test
  void refuses_a_network_among_the_services_of_a_cluster() {
    assertThat(
            problems(
                """
                clusters:
                  - name: a
                    serviceSubnet: 10.1.0.0/16
                networks:
                  - name: blue
                    cidr: 10.1.5.0/24
                """))
        .containsExactly(
            """
            k.yaml:6:11: networks[0].cidr: 10.1.5.0/24 of network blue overlaps 10.1.0.0/16 of \
            the Services of a in line 3. 10.0.1.0/24 is free\
            """);
  }

  @Test
  void proposes_no_block_that_the_plan_takes_by_default() {
    assertThat(
            problems(
                """
                clusters: 3
                networks:
                  - name: blue
                  - name: red
                    cidr: 172.20.0.0/16
                  - name: green
                    cidr: 172.20.0.0/16
                """))
        .containsExactly(
            """
            k.yaml:7:11: networks[2].cidr: 172.20.0.0/16 of network green overlaps \
            172.20.0.0/16 of network red in line 5. 10.2.0.0/16 is free\
            """);
  }

  @Test
  void reports_each_block_but_the_first_once() {
    assertThat(
            problems(
                """
                networks:
                  - name: a
                    cidr: 10.0.0.0/8
                  - name: b
                    cidr: 10.1.0.0/16
                  - name: c
                    cidr: 10.1.1.0/24
                  - name: d
                    cidr: 10.0.0.0/8
                """))
        .containsExactly(
            """
            k.yaml:5:11: networks[1].cidr: 10.1.0.0/16 of network b overlaps 10.0.0.0/8 of \
            network a in line 3. 172.17.0.0/16 is free\
            """,
            """
            k.yaml:7:11: networks[2].cidr: 10.1.1.0/24 of network c overlaps 10.0.0.0/8 of \
            network a in line 3. 172.16.1.0/24 is free\
            """,
            """
            k.yaml:9:11: networks[3].cidr: 10.0.0.0/8 of network d overlaps 10.0.0.0/8 of \
            network a in line 3. 172.18.0.0/16 is free\
            """);
  }

  @Test
  void proposes_no_block_twice() {
    assertThat(
            problems(
                """
                networks:
                  - name: a
                    cidr: 10.1.0.0/16
                  - name: b
                    cidr: 10.1.0.0/16
                  - name: c
                    cidr: 10.1.0.0/16
                """))
        .containsExactly(
            """
            k.yaml:5:11: networks[1].cidr: 10.1.0.0/16 of network b overlaps 10.1.0.0/16 of \
            network a in line 3. 10.2.0.0/16 is free\
            """,
            """
            k.yaml:7:11: networks[2].cidr: 10.1.0.0/16 of network c overlaps 10.1.0.0/16 of \
            network a in line 3. 10.3.0.0/16 is free\
            """);
  }

  @Test
  void proposes_nothing_when_every_private_block_is_taken() {
    assertThat(
            problems(
                """
                networks:
                  - name: a
                    cidr: 10.0.0.0/8
                  - name: b
                    cidr: 172.16.0.0/12
                  - name: c
                    cidr: 192.168.0.0/16
                  - name: d
                    cidr: 192.168.1.0/24
                """))
        .containsExactly(
            """
            k.yaml:9:11: networks[3].cidr: 192.168.1.0/24 of network d overlaps 192.168.0.0/16 \
            of network c in line 7. Take another block\
            """);
  }

  @Test
  void refuses_overlapping_parts_of_a_network() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    cidr: 10.1.0.0/16
                    subnets:
                      edge1: 10.1.1.0/24
                      edge2: 10.1.1.128/25
                """))
        .containsExactly(
            """
            k.yaml:6:14: networks[0].subnets.edge2: 10.1.1.128/25 of cluster edge2 overlaps \
            10.1.1.0/24 of cluster edge1 in line 5. 10.1.0.128/25 is free\
            """);
  }

  @Test
  void leaves_blocks_alone_that_are_refused_already() {
    assertThat(
            problems(
                """
                underlay: 127.0.0.0/16
                clusters:
                  - name: a
                    podSubnet: 127.0.0.0/16
                """))
        .containsExactly(
            """
            k.yaml:1:11: underlay: 127.0.0.0/16 is not for networks: 127.0.0.0/8 is for the \
            loopback interface. Take a private block, such as 10.1.0.0/16 or fd10:1::/48\
            """,
            """
            k.yaml:4:16: clusters[0].podSubnet: 127.0.0.0/16 is not for networks: 127.0.0.0/8 \
            is for the loopback interface. Take a private block, such as 10.1.0.0/16 or \
            fd10:1::/48\
            """);
  }

  @Test
  void names_a_network_without_a_good_name_in_quotes() {
    assertThat(
            problems(
                """
                networks:
                  - name: The blue one
                    cidr: 10.1.0.0/16
                  - name: red
                    cidr: 10.1.0.0/16
                """))
        .containsExactly(
            """
            k.yaml:2:11: networks[0].name: "The blue one" is no name: it may hold a-z, 0-9 and \
            -, and begins and ends with a letter or digit. Did you mean the-blue-one?\
            """,
            """
            k.yaml:5:11: networks[1].cidr: 10.1.0.0/16 of network red overlaps 10.1.0.0/16 of \
            network "The blue one" in line 3. 10.2.0.0/16 is free\
            """);
  }
}
