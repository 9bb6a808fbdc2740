package dev.kindred.provider.netns.probe;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.netns.probe.Packets.Kind;
import dev.kindred.provider.netns.probe.Packets.Received;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketsTest {
  private static final int ECHO_REPLY = 0;
  private static final int UNREACHABLE = 3;
  private static final int ECHO_REQUEST = 8;

  private final MemorySegment buffer = Arena.ofAuto().allocate(2000);

  private static MemorySegment bytes(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return Arena.ofAuto().allocateFrom(JAVA_BYTE, all);
  }

  private byte[] request(int shot, boolean ipv6) {
    int length = Packets.request(buffer, shot, 0, ipv6);
    return buffer.asSlice(0, length).toArray(JAVA_BYTE);
  }

  /** A header of 20 bytes, or of more with options. */
  private static byte[] ipv4Header(int length) {
    byte[] header = new byte[length];
    header[0] = (byte) (0x40 | length / 4);
    return header;
  }

  private static byte[] icmp(int type, int code) {
    return new byte[] {(byte) type, (byte) code, 0, 0, 0, 0, 0, 0};
  }

  private static byte[] withType(byte[] message, int type) {
    byte[] other = message.clone();
    other[0] = (byte) type;
    return other;
  }

  private static Received ipv4(MemorySegment packet) {
    return Packets.ipv4(packet, packet.byteSize());
  }

  private static Received ipv6(MemorySegment packet) {
    return Packets.ipv6(packet, packet.byteSize());
  }

  /** As a router checks it: the sum over the whole message, checksum included, is all ones. */
  private static int sum(byte[] message) {
    long sum = 0;
    for (int i = 0; i < message.length; i += 2) {
      int low = i + 1 < message.length ? message[i + 1] & 0xff : 0;
      sum += (message[i] & 0xff) << 8 | low;
    }
    while (sum >> 16 != 0) {
      sum = (sum & 0xffff) + (sum >> 16);
    }
    return (int) sum;
  }

  @Test
  void a_request_is_an_echo_request_with_a_good_checksum() {
    byte[] message = request(0x12345678, false);
    assertThat(message).hasSize(56).startsWith(ECHO_REQUEST, 0);
    assertThat(HexFormat.of().formatHex(message, 4, 12)).isEqualTo("123456786b696e64");
    for (int shot : new int[] {0, 1, 0xffff, 0x10000, Integer.MAX_VALUE}) {
      assertThat(sum(request(shot, false))).isEqualTo(0xffff);
    }
  }

  @ParameterizedTest
  @CsvSource({"1500, false, 1480", "1280, false, 1260", "1501, false, 1481", "1500, true, 1460"})
  void a_full_one_fills_the_packet_with_what_the_ip_header_leaves(
      int size, boolean ipv6, int length) {
    assertThat(Packets.request(buffer, 7, size, ipv6)).isEqualTo(length);
    if (!ipv6) {
      assertThat(sum(buffer.asSlice(0, length).toArray(JAVA_BYTE))).isEqualTo(0xffff);
    }
  }

  @Test
  void of_ipv6_it_leaves_the_checksum_to_the_kernel() {
    assertThat(request(7, true)).startsWith(128, 0, 0, 0);
  }

  @Test
  void a_request_and_its_reply_are_known_with_their_number() {
    byte[] request = request(4711, false);
    assertThat(ipv4(bytes(ipv4Header(20), request))).isEqualTo(new Received(Kind.REQUEST, 4711, 0));
    assertThat(ipv4(bytes(ipv4Header(24), withType(request, ECHO_REPLY))))
        .isEqualTo(new Received(Kind.REPLY, 4711, 0));
    byte[] request6 = request(4711, true);
    assertThat(ipv6(bytes(request6))).isEqualTo(new Received(Kind.REQUEST, 4711, 0));
    assertThat(ipv6(bytes(withType(request6, 129)))).isEqualTo(new Received(Kind.REPLY, 4711, 0));
  }

  @Test
  void an_error_is_known_by_the_packet_that_it_quotes() {
    byte[] request = request(99, false);
    assertThat(ipv4(bytes(ipv4Header(20), icmp(UNREACHABLE, 4), ipv4Header(28), request)))
        .isEqualTo(new Received(Kind.ERROR, 99, 0x304));
    byte[] quoted = java.util.Arrays.copyOf(request, 8);
    assertThat(ipv4(bytes(ipv4Header(20), icmp(11, 0), ipv4Header(20), quoted)))
        .isEqualTo(new Received(Kind.ERROR, 99, 0xb00));
    assertThat(ipv6(bytes(icmp(2, 0), new byte[40], request(99, true))))
        .isEqualTo(new Received(Kind.ERROR, 99, 0x200));
  }

  @Test
  void a_ping_of_somebody_else_is_none_of_ours() {
    byte[] request = request(7, false);
    request[8]++;
    assertThat(ipv4(bytes(ipv4Header(20), request))).isEqualTo(Received.OTHER);
    byte[] request6 = request(7, true);
    request6[11]++;
    assertThat(ipv6(bytes(request6))).isEqualTo(Received.OTHER);
    assertThat(ipv6(bytes(withType(request(7, true), 135)))).isEqualTo(Received.OTHER);
  }

  @Test
  void what_is_cut_off_or_garbage_is_none_of_ours_and_no_fault() {
    Random random = new Random(792);
    byte[] whole =
        bytes(ipv4Header(20), icmp(UNREACHABLE, 1), ipv4Header(20), request(7, false))
            .toArray(JAVA_BYTE);
    for (int i = 0; i < 5000; i++) {
      byte[] packet = java.util.Arrays.copyOf(whole, random.nextInt(whole.length + 1));
      for (int flips = random.nextInt(4); flips > 0 && packet.length > 0; flips--) {
        packet[random.nextInt(packet.length)] = (byte) random.nextInt();
      }
      buffer.fill((byte) random.nextInt());
      MemorySegment.copy(packet, 0, buffer, JAVA_BYTE, 0, packet.length);
      assertThat(Packets.ipv4(buffer, packet.length)).isNotNull();
      assertThat(Packets.ipv6(buffer, packet.length)).isNotNull();
      if (packet.length < 12) {
        assertThat(Packets.ipv4(buffer, packet.length)).isEqualTo(Received.OTHER);
        assertThat(Packets.ipv6(buffer, packet.length)).isEqualTo(Received.OTHER);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"14", "0", "18"})
  void a_copy_of_what_left_has_the_header_of_its_link_in_front(int link) {
    byte[] front = new byte[link];
    byte[] ipv6 = new byte[40];
    ipv6[0] = 0x60;
    MemorySegment four = bytes(front, ipv4Header(24), request(7, false));
    assertThat(Packets.sent(four, four.byteSize(), false)).isEqualTo(7);
    MemorySegment six = bytes(front, ipv6, request(8, true));
    assertThat(Packets.sent(six, six.byteSize(), true)).isEqualTo(8);
    assertThat(Packets.sent(six, link + 50, true)).isEqualTo(-1);
    MemorySegment reply = bytes(front, ipv4Header(20), withType(request(7, false), ECHO_REPLY));
    assertThat(Packets.sent(reply, reply.byteSize(), false)).isEqualTo(-1);
  }
}
