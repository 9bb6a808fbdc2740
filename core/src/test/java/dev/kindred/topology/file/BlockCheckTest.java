package dev.kindred.topology.file;

import static dev.kindred.topology.file.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Address blocks that are written badly or cannot hold pods. */
class BlockCheckTest {
  @Test
  void refuses_a_word() {
    assertThat(problems("underlay: hello"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: "hello" is no address block. Write one such as 10.1.0.0/16 \
            or fd10:1::/48\
            """);
  }

  @Test
  void refuses_an_empty_text() {
    assertThat(problems("underlay: \"\""))
        .containsExactly(
            """
            k.yaml:1:11: underlay: "" is no address block. Write one such as 10.1.0.0/16 or \
            fd10:1::/48\
            """);
  }

  @Test
  void refuses_a_mapping_of_families() {
    assertThat(problems("underlay: {ipv4: 172.30.0.0/16}"))
        .containsExactly(
            """
            k.yaml:1:12: underlay.ipv4: an underlay has no key ipv4. Known: cidr, mtu\
            """);
  }

  @Test
  void refuses_a_list_within_a_list() {
    assertThat(problems("underlay: [[172.30.0.0/16]]"))
        .containsExactly(
            """
            k.yaml:1:12: underlay[0]: must be an address block such as 10.1.0.0/16, but is a \
            list. Write the block itself here\
            """);
  }

  @Test
  void refuses_nothing_within_a_list() {
    assertThat(problems("underlay: [~]"))
        .containsExactly(
            """
            k.yaml:1:12: underlay[0]: must be an address block such as 10.1.0.0/16, but is \
            empty. Write the block itself here\
            """);
  }

  @Test
  void refuses_an_empty_list() {
    assertThat(problems("underlay: []"))
        .containsExactly(
            "k.yaml:1:11: underlay: is an empty list. Leave the key out for its default");
  }

  @Test
  void refuses_a_second_block_of_a_family() {
    assertThat(
            problems(
                """
                networks:
                  - name: blue
                    cidr: [10.1.0.0/16, fd10:1::/48, 10.2.0.0/16]
                """))
        .containsExactly(
            """
            k.yaml:3:38: networks[0].cidr[2]: 10.2.0.0/16 is a second IPv4 block, after \
            10.1.0.0/16. Keep one of them\
            """);
  }

  @Test
  void refuses_the_same_block_twice() {
    assertThat(problems("underlay: [fd10:1::/48, fd10:1::/48]"))
        .containsExactly(
            """
            k.yaml:1:25: underlay[1]: fd10:1::/48 is a second IPv6 block, after fd10:1::/48. \
            Keep one of them\
            """);
  }

  @Test
  void refuses_every_address() {
    assertThat(problems("underlay: 0.0.0.0/0"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: 0.0.0.0/0 is not for networks: 0.0.0.0/8 is for addresses \
            of this host. Take a private block, such as 10.1.0.0/16 or fd10:1::/48\
            """);
  }

  @Test
  void refuses_loopback() {
    assertThat(problems("underlay: 127.0.0.0/16"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: 127.0.0.0/16 is not for networks: 127.0.0.0/8 is for the \
            loopback interface. Take a private block, such as 10.1.0.0/16 or fd10:1::/48\
            """);
  }

  @Test
  void refuses_ipv6_loopback() {
    assertThat(problems("underlay: ::/64"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: ::/64 is not for networks: ::/96 is for the loopback \
            interface. Take a private block, such as 10.1.0.0/16 or fd10:1::/48\
            """);
  }

  @Test
  void refuses_link_local_addresses() {
    assertThat(problems("underlay: 169.254.1.0/24"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: 169.254.1.0/24 is not for networks: 169.254.0.0/16 is for \
            link-local addresses. Take a private block, such as 10.1.0.0/16 or fd10:1::/48\
            """);
  }

  @Test
  void refuses_ipv6_link_local_addresses() {
    assertThat(problems("underlay: fe80::/64"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: fe80::/64 is not for networks: fe80::/10 is for link-local \
            addresses. Take a private block, such as 10.1.0.0/16 or fd10:1::/48\
            """);
  }

  @Test
  void refuses_multicast() {
    assertThat(problems("underlay: 239.1.0.0/16"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: 239.1.0.0/16 is not for networks: 224.0.0.0/4 is for \
            multicast. Take a private block, such as 10.1.0.0/16 or fd10:1::/48\
            """);
  }

  @Test
  void refuses_ipv6_multicast() {
    assertThat(problems("underlay: ff02::/64"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: ff02::/64 is not for networks: ff00::/8 is for multicast. \
            Take a private block, such as 10.1.0.0/16 or fd10:1::/48\
            """);
  }

  @Test
  void refuses_broadcast() {
    assertThat(problems("underlay: 255.255.255.252/30"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: 255.255.255.252/30 is not for networks: 255.255.255.255/32 \
            is for broadcast. Take a private block, such as 10.1.0.0/16 or fd10:1::/48\
            """);
  }

  @Test
  void refuses_ipv4_mapped_addresses() {
    assertThat(problems("underlay: ::ffff:0:0/112"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: ::ffff:0:0/112 is not for networks: ::ffff:0:0/96 is for \
            IPv4 in IPv6. Take a private block, such as 10.1.0.0/16 or fd10:1::/48\
            """);
  }
}
