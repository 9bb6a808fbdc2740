package dev.kindred.provider.netns.probe;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * ICMP echo messages (RFC 792, RFC 4443). Their identifier and sequence number together are the
 * number of the shot.
 */
final class Packets {
  private static final ValueLayout.OfShort NETWORK_SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt NETWORK_INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  /** Marks our messages, so that a ping of somebody else is not taken for one. */
  private static final int MAGIC = 0x6b696e64;

  private static final int SMALL = 56;

  private Packets() {}

  /** What a received message is. */
  enum Kind {
    REQUEST,
    REPLY,
    ERROR,
    OTHER
  }

  /**
   * A received message.
   *
   * @param shot the number of the shot that it belongs to
   * @param code of an error: the ICMP type times 256, plus the code
   */
  record Received(Kind kind, int shot, int code) {
    static final Received OTHER = new Received(Kind.OTHER, 0, 0);
  }

  /**
   * Writes an echo request; returns the length of the ICMP message.
   *
   * @param buffer holds zeros, but for the head of another request
   */
  static int request(MemorySegment buffer, int shot, int ipSize, boolean ipv6) {
    int length = ipSize == 0 ? SMALL : ipSize - (ipv6 ? 40 : 20);
    buffer.set(NETWORK_INT, 0, ipv6 ? 128 << 24 : 8 << 24);
    buffer.set(NETWORK_INT, 4, shot);
    buffer.set(NETWORK_INT, 8, MAGIC);
    if (!ipv6) {
      buffer.set(NETWORK_SHORT, 2, (short) checksum(shot)); // ICMPv6: the kernel does.
    }
    return length;
  }

  /** The Internet checksum (RFC 1071) of a request: what follows its head is zero. */
  private static int checksum(int shot) {
    int sum = (8 << 8) + (shot >>> 16) + (shot & 0xffff) + (MAGIC >>> 16) + (MAGIC & 0xffff);
    sum = (sum & 0xffff) + (sum >>> 16);
    sum += sum >>> 16;
    return ~sum & 0xffff;
  }

  /** Reads what an IPv4 socket got: the IP header is part of it. */
  static Received ipv4(MemorySegment packet, long length) {
    long at = ipv4HeaderLength(packet, 0);
    if (length < at + 12) {
      return Received.OTHER;
    }
    int type = packet.get(JAVA_BYTE, at) & 0xff;
    if (type == 3 || type == 11 || type == 12) {
      long inner = at + 8;
      long icmp = inner + ipv4HeaderLength(packet, inner);
      return length < icmp + 8
          ? Received.OTHER
          : new Received(
              Kind.ERROR,
              packet.get(NETWORK_INT, icmp + 4),
              type << 8 | packet.get(JAVA_BYTE, at + 1) & 0xff);
    }
    return echo(packet, at, type == 8, type == 0);
  }

  private static long ipv4HeaderLength(MemorySegment packet, long at) {
    return (packet.get(JAVA_BYTE, at) & 0xf) * 4L;
  }

  /** Reads what an IPv6 socket got: the message alone. */
  static Received ipv6(MemorySegment packet, long length) {
    if (length < 12) {
      return Received.OTHER;
    }
    int type = packet.get(JAVA_BYTE, 0) & 0xff;
    if (type >= 1 && type <= 4) {
      return length < 8 + 40 + 8
          ? Received.OTHER
          : new Received(
              Kind.ERROR,
              packet.get(NETWORK_INT, 8 + 40 + 4),
              type << 8 | packet.get(JAVA_BYTE, 1) & 0xff);
    }
    return echo(packet, 0, type == 128, type == 129);
  }

  /**
   * Reads a copy of a packet that has left by some link: an Ethernet header is in front of it, one
   * with a VLAN tag, or none. The number of its shot; -1 when it is none of ours.
   */
  static int sent(MemorySegment packet, long length, boolean ipv6) {
    for (long at : new long[] {14, 0, 18}) {
      if (at + (ipv6 ? 40 : 20) + 12 <= length) {
        long icmp = at + (ipv6 ? 40 : ipv4HeaderLength(packet, at));
        boolean whole = version(packet, at) == (ipv6 ? 6 : 4) && icmp + 12 <= length;
        if (whole
            && (packet.get(JAVA_BYTE, icmp) & 0xff) == (ipv6 ? 128 : 8)
            && packet.get(NETWORK_INT, icmp + 8) == MAGIC) {
          return packet.get(NETWORK_INT, icmp + 4);
        }
      }
    }
    return -1;
  }

  private static int version(MemorySegment packet, long at) {
    return packet.get(JAVA_BYTE, at) >> 4 & 0xf;
  }

  private static Received echo(MemorySegment packet, long at, boolean request, boolean reply) {
    if (!request && !reply || packet.get(NETWORK_INT, at + 8) != MAGIC) {
      return Received.OTHER;
    }
    return new Received(request ? Kind.REQUEST : Kind.REPLY, packet.get(NETWORK_INT, at + 4), 0);
  }
}
