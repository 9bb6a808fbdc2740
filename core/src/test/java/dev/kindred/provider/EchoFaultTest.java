package dev.kindred.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.EchoFault.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EchoFaultTest {
  private static final Outcome ANSWERED = new Outcome(true, "");
  private static final Outcome SILENT = new Outcome(false, "");
  private static final Outcome REFUSED = new Outcome(false, "the sender has no route");

  private static String of(Outcome small, boolean arrived, Outcome full) {
    return EchoFault.of(small, arrived, full, 1500);
  }

  @Test
  void a_path_whose_packets_are_answered_has_none() {
    assertThat(of(ANSWERED, true, ANSWERED)).isEmpty();
  }

  @Test
  void a_packet_that_nobody_speaks_of_is_lost_on_the_way_there_or_back() {
    assertThat(of(SILENT, false, SILENT)).isEqualTo("it did not arrive");
    assertThat(of(SILENT, true, SILENT)).isEqualTo("it arrived, but no reply came back");
  }

  @Test
  void what_is_known_of_a_small_packet_comes_first() {
    assertThat(of(REFUSED, true, SILENT)).isEqualTo("the sender has no route");
  }

  @Test
  void a_full_packet_that_does_not_pass_is_named_with_its_size_and_why() {
    assertThat(of(ANSWERED, true, SILENT)).isEqualTo("a packet of 1500 bytes does not pass");
    assertThat(of(ANSWERED, true, REFUSED))
        .isEqualTo("a packet of 1500 bytes does not pass: the sender has no route");
  }

  @Test
  void a_pod_without_its_address() {
    assertThat(EchoFault.lacking("fd10:1::2")).isEqualTo("the pod has no address fd10:1::2");
  }

  @ParameterizedTest
  @CsvSource({
    "1, the sender may not send",
    "13, the sender may not send",
    "90, a packet of 1500 bytes does not leave the sender",
    "100, the sender's network is down",
    "101, the sender has no route",
    "113, the sender has no route to the host",
    "105, the sender could not send: errno 105"
  })
  void what_the_kernel_refuses_to_send_has_words(int errno, String words) {
    assertThat(EchoFault.refusal(errno, 1500)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "0x300, false, network unreachable",
    "0x301, false, host unreachable",
    "0x304, false, fragmentation needed",
    "0x30d, false, administratively prohibited",
    "0xb00, false, TTL exceeded: the packet went in a circle",
    "0x302, false, ICMP error 3/2",
    "0x100, true, no route to the destination",
    "0x101, true, administratively prohibited",
    "0x103, true, address unreachable",
    "0x104, true, port unreachable",
    "0x200, true, packet too big",
    "0x300, true, hop limit exceeded: the packet went in a circle",
    "0x401, true, ICMPv6 error 4/1"
  })
  void an_error_has_words(String code, boolean ipv6, String words) {
    assertThat(EchoFault.heard("10.1.1.1", Integer.decode(code), ipv6))
        .isEqualTo("10.1.1.1 says: " + words);
  }
}
