package dev.kindred.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {
  private final JsonValue link =
      Json.parse(
          """
          {"ifname": "eth0", "mtu": 1500, "none": null, "flags": ["UP", "LOWER_UP"],
           "stats": {"rx": 1, "tx": 2}}
          """,
          "ip's answer");

  @Test
  void gives_members_of_every_kind() {
    assertThat(link.text("ifname")).contains("eth0");
    assertThat(link.number("mtu")).contains(1500L);
    assertThat(link.list("flags")).extracting(JsonValue::asText).containsExactly("UP", "LOWER_UP");
    assertThat(link.members("stats").keySet()).containsExactly("rx", "tx");
    assertThat(link.get("stats").flatMap(stats -> stats.number("tx"))).contains(2L);
    assertThat(link.asMembers().keySet())
        .containsExactly("ifname", "mtu", "none", "flags", "stats");
  }

  @Test
  void what_is_not_there_and_what_is_null_are_absent() {
    for (String key : List.of("absent", "none")) {
      assertThat(link.get(key)).isEmpty();
      assertThat(link.text(key)).isEmpty();
      assertThat(link.number(key)).isEmpty();
      assertThat(link.list(key)).isEmpty();
      assertThat(link.members(key)).isEmpty();
    }
  }

  @Test
  void what_is_of_another_kind_is_a_fault_that_names_the_source() {
    assertFault(() -> link.text("mtu"), "ip's answer: mtu is not text");
    assertFault(() -> link.number("ifname"), "ip's answer: ifname is not a number");
    assertFault(() -> link.list("ifname"), "ip's answer: ifname is not a list");
    assertFault(() -> link.members("flags"), "ip's answer: flags is not an object");
    assertFault(() -> link.asList(), "ip's answer is not a list");
    assertFault(
        () -> link.list("flags").getFirst().get("x"), "ip's answer: flags is not an object");
    assertFault(
        () -> Json.parse("[null]", "it").asList().getFirst().asNumber(), "it is not a number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "9223372036854775808", "-9223372036854775809", "1e400", "1e-400"})
  void a_number_that_does_not_fit_is_a_fault_and_not_another_number(String number) {
    assertFault(() -> Json.parse(number, "it").asNumber(), "it is not a whole number of 64 bits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"100", "1e2", "100.0", "1000e-1"})
  void a_whole_number_may_be_written_in_any_way(String number) {
    assertThat(Json.parse(number, "it").asNumber()).isEqualTo(100);
  }

  @Test
  void a_huge_exponent_takes_no_time() {
    assertFault(
        () -> Json.parse("1e2000000000", "it").asNumber(), "it is not a whole number of 64 bits");
    assertThat(Json.write(Json.parse("1e2000000000", "it"))).isEqualTo("1E+2000000000");
  }

  @Test
  void the_range_of_64_bits_is_read_exactly() {
    assertThat(Json.parse("9223372036854775807", "it").asNumber()).isEqualTo(Long.MAX_VALUE);
    assertThat(Json.parse("-9223372036854775808", "it").asNumber()).isEqualTo(Long.MIN_VALUE);
  }

  private static void assertFault(ThrowingCallable what, String message) {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(what)
        .withMessage(message + " where one was expected");
  }
}
