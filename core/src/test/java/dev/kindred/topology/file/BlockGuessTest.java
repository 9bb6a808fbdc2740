package dev.kindred.topology.file;

import static dev.kindred.topology.file.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What block was meant by a text that is none. */
class BlockGuessTest {
  @Test
  void refuses_an_address() {
    assertThat(problems("underlay: 172.30.0.0"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: 172.30.0.0 is an address; a block has a prefix length. Did \
            you mean 172.30.0.0/16?\
            """);
  }

  @Test
  void refuses_an_address_of_a_host() {
    assertThat(problems("underlay: 172.30.1.7"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: 172.30.1.7 is an address; a block has a prefix length. Did \
            you mean 172.30.1.0/24?\
            """);
  }

  @Test
  void refuses_an_ipv6_address() {
    assertThat(problems("underlay: fd10:1::1"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: fd10:1::1 is an address; a block has a prefix length. Did \
            you mean fd10:1::/48?\
            """);
  }

  @Test
  void refuses_host_bits() {
    assertThat(problems("underlay: 10.1.2.3/24"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: 10.1.2.3/24 has bits set after its prefix. Did you mean \
            10.1.2.0/24?\
            """);
  }

  @Test
  void refuses_ipv6_host_bits() {
    assertThat(problems("underlay: fd10:1::7/64"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: fd10:1::7/64 has bits set after its prefix. Did you mean \
            fd10:1::/64?\
            """);
  }

  @Test
  void refuses_host_bits_before_any_prefix() {
    assertThat(problems("underlay: 10.1.0.0/0"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: 10.1.0.0/0 has bits set after its prefix. Write one such as \
            10.1.0.0/16 or fd10:1::/48\
            """);
  }

  @Test
  void refuses_too_few_numbers() {
    assertThat(problems("underlay: 10.1/16"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: "10.1/16" is no address block. Did you mean 10.1.0.0/16?\
            """);
  }

  @Test
  void refuses_a_fraction() {
    assertThat(problems("underlay: 10.1"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: "10.1" is no address block. Did you mean 10.1.0.0/16?\
            """);
  }

  @Test
  void refuses_a_whole_number() {
    assertThat(problems("underlay: 10"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: "10" is no address block. Write one such as 10.1.0.0/16 or \
            fd10:1::/48\
            """);
  }

  @Test
  void refuses_too_many_numbers() {
    assertThat(problems("underlay: 10.1.0.0.0/16"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: "10.1.0.0.0/16" is no address block. Write one such as \
            10.1.0.0/16 or fd10:1::/48\
            """);
  }

  @Test
  void refuses_leading_zeros() {
    assertThat(problems("underlay: 010.001.0.0/16"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: "010.001.0.0/16" is no address block. Did you mean \
            10.1.0.0/16?\
            """);
  }

  @Test
  void refuses_leading_zeros_of_a_prefix() {
    assertThat(problems("underlay: 10.1.0.0/016"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: "10.1.0.0/016" is no address block. Did you mean \
            10.1.0.0/16?\
            """);
  }

  @Test
  void refuses_a_missing_prefix() {
    assertThat(problems("underlay: 10.1.0.0/"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: "10.1.0.0/" is no address block. Did you mean 10.1.0.0/16?\
            """);
  }

  @Test
  void refuses_a_missing_address() {
    assertThat(problems("underlay: /16"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: "/16" is no address block. Write one such as 10.1.0.0/16 or \
            fd10:1::/48\
            """);
  }

  @Test
  void refuses_blanks() {
    assertThat(problems("underlay: 10.1.0.0 /16"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: "10.1.0.0 /16" is no address block. Did you mean \
            10.1.0.0/16?\
            """);
  }

  @Test
  void refuses_a_number_past_255() {
    assertThat(problems("underlay: 10.300.0.0/16"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: "10.300.0.0/16" is no address block: a number in an IPv4 \
            address is at most 255. Write one such as 10.1.0.0/16 or fd10:1::/48\
            """);
  }

  @Test
  void refuses_a_long_prefix() {
    assertThat(problems("underlay: 10.1.0.0/33"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: "10.1.0.0/33" is no address block: the prefix of IPv4 is at \
            most /32. Write one such as 10.1.0.0/16 or fd10:1::/48\
            """);
  }

  @Test
  void refuses_a_long_ipv6_prefix() {
    assertThat(problems("underlay: fd10:1::/129"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: "fd10:1::/129" is no address block: the prefix of IPv6 is \
            at most /128. Write one such as 10.1.0.0/16 or fd10:1::/48\
            """);
  }

  @Test
  void refuses_a_mask() {
    assertThat(problems("underlay: 10.1.0.0/255.255.0.0"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: "10.1.0.0/255.255.0.0" is no address block. Did you mean \
            10.1.0.0/16?\
            """);
  }

  @Test
  void refuses_a_mask_with_holes() {
    assertThat(problems("underlay: 10.1.0.0/255.0.255.0"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: "10.1.0.0/255.0.255.0" is no address block. Write one such \
            as 10.1.0.0/16 or fd10:1::/48\
            """);
  }

  @Test
  void refuses_wildcards() {
    assertThat(problems("underlay: 10.1.*.*"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: "10.1.*.*" is no address block. Write one such as \
            10.1.0.0/16 or fd10:1::/48\
            """);
  }

  @Test
  void refuses_a_range() {
    assertThat(problems("underlay: 10.1.0.0-10.1.255.255"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: "10.1.0.0-10.1.255.255" is no address block. Write one such \
            as 10.1.0.0/16 or fd10:1::/48\
            """);
  }

  @Test
  void refuses_an_unfinished_ipv6_block() {
    assertThat(problems("underlay: fd10:1/48"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: "fd10:1/48" is no address block. Did you mean fd10:1::/48?\
            """);
  }

  @Test
  void refuses_two_gaps() {
    assertThat(problems("underlay: fd10::1::/64"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: "fd10::1::/64" is no address block. Write one such as \
            10.1.0.0/16 or fd10:1::/48\
            """);
  }

  @Test
  void refuses_a_zone() {
    assertThat(problems("underlay: fd10::%eth0/64"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: "fd10::%eth0/64" is no address block. Write one such as \
            10.1.0.0/16 or fd10:1::/48\
            """);
  }

  @Test
  void refuses_ipv4_within_ipv6() {
    assertThat(problems("underlay: ::ffff:10.0.0.0/104"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: "::ffff:10.0.0.0/104" is no address block. Write one such \
            as 10.1.0.0/16 or fd10:1::/48\
            """);
  }

  @Test
  void refuses_a_text_that_is_far_too_long() {
    assertThat(
            problems(
                "underlay: 1111111111111111111111111111111111111111111111111111111111111111111111111111/16"))
        .containsExactly(
            """
            k.yaml:1:11: underlay: \
            "111111111111111111111111111111111111111111111111111111111111…" is no address \
            block. Write one such as 10.1.0.0/16 or fd10:1::/48\
            """);
  }
}
