package dev.kindred.provider.netns.probe;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A message that a socket got, and what the kernel says beside it. For one thread.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/ip.7.html">IP_PKTINFO</a>
 * @see <a href="https://docs.kernel.org/networking/timestamping.html">SO_TIMESTAMPING</a>
 */
final class Inbox {
  static final int LARGEST = 65_535;
  private static final int CONTROL = 512;
  private static final int DONT_WAIT = 0x40;
  private static final int ERROR_QUEUE = 0x2000;
  private static final int SOCKET = 1;
  private static final int IPV6 = 41;

  final MemorySegment message;
  private final Libc libc;
  private final MemorySegment source;
  private final MemorySegment control;
  private final MemorySegment header;

  long length;

  /** The kernel's number of the interface that it came in or left by; 0 when unknown. */
  int link;

  /** Of IPv6 alone. */
  int hopLimit;

  /** When the kernel had it, in nanoseconds of the wall clock; 0 when unknown. */
  long time;

  private long destination;

  Inbox(Libc libc, Arena arena) {
    this.libc = libc;
    this.message = arena.allocate(LARGEST);
    this.source = arena.allocate(28, 8);
    this.control = arena.allocate(CONTROL, 8);
    MemorySegment vector = arena.allocate(16, 8);
    vector.set(ADDRESS, 0, message);
    vector.set(JAVA_LONG, 8, LARGEST);
    this.header = arena.allocate(56, 8); // A struct msghdr of a 64-bit system.
    header.set(ADDRESS, 0, source);
    header.set(ADDRESS, 16, vector);
    header.set(JAVA_LONG, 24, 1);
    header.set(ADDRESS, 32, control);
  }

  /** Takes what came in; false when there is nothing. */
  boolean takeReceived(int file) {
    return take(file, DONT_WAIT);
  }

  /** Takes the copy of a packet that has left; false when there is none. */
  boolean takeSent(int file) {
    return take(file, DONT_WAIT | ERROR_QUEUE);
  }

  private boolean take(int file, int flags) {
    header.set(JAVA_INT, 8, 28);
    header.set(JAVA_LONG, 40, CONTROL);
    length = libc.receive(file, header, flags);
    if (length < 0) {
      return false;
    }
    link = 0;
    hopLimit = 0;
    time = 0;
    destination = 0;
    long end = header.get(JAVA_LONG, 40);
    for (long at = 0; at + 16 < end; ) {
      long size = control.get(JAVA_LONG, at);
      if (size < 16) {
        break;
      }
      told(at + 16, control.get(JAVA_INT, at + 8), control.get(JAVA_INT, at + 12));
      at += (size + 7) & ~7;
    }
    return true;
  }

  private void told(long at, int level, int type) {
    if (level == 0 && type == 8 /* IP_PKTINFO */) {
      link = control.get(JAVA_INT, at);
      destination = at + 8;
    } else if (level == IPV6 && type == 50 /* IPV6_PKTINFO */) {
      destination = at;
      link = control.get(JAVA_INT, at + 16);
    } else if (level == IPV6 && type == 52 /* IPV6_HOPLIMIT */) {
      hopLimit = control.get(JAVA_INT, at);
    } else if (level == SOCKET && type == 37 /* SCM_TIMESTAMPING */) {
      time = control.get(JAVA_LONG, at) * 1_000_000_000 + control.get(JAVA_LONG, at + 8);
    }
  }

  /** True when the message came from this address. */
  boolean isFrom(Address address) {
    return is(address, source, address.isIpv6() ? 8 : 4);
  }

  /** True when the message was sent to this address. */
  boolean isTo(Address address) {
    return destination > 0 && is(address, control, destination);
  }

  private static boolean is(Address address, MemorySegment segment, long at) {
    byte[] bytes = address.bytes();
    for (int i = 0; i < bytes.length; i++) {
      if (segment.get(JAVA_BYTE, at + i) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** Who sent the message. */
  Address sender(boolean ipv6) {
    byte[] bytes = new byte[ipv6 ? 16 : 4];
    MemorySegment.copy(source, JAVA_BYTE, ipv6 ? 8 : 4, bytes, 0, bytes.length);
    return Address.of(bytes);
  }
}
