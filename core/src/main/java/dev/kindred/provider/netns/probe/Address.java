package dev.kindred.provider.netns.probe;

import dev.kindred.topology.Cidr;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** An IP address, and the {@code sockaddr} that the kernel takes it in. */
final class Address {
  static final int INET = 2;
  static final int INET6 = 10;

  private final InetAddress ip;
  private final byte[] bytes;

  private Address(InetAddress ip) {
    this.ip = ip;
    this.bytes = ip.getAddress();
  }

  /** Reads an address that is written in digits; nothing is looked up. */
  static Address of(String text) {
    return new Address(InetAddress.ofLiteral(text));
  }

  /** An address of 4 or 16 bytes. */
  static Address of(byte[] bytes) {
    try {
      return new Address(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  boolean isIpv6() {
    return ip instanceof Inet6Address;
  }

  /** Its 4 or 16 bytes, not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  /** A {@code sockaddr_in} or {@code sockaddr_in6}, port 0. */
  MemorySegment socketAddress(Arena arena) {
    MemorySegment address = any(arena, isIpv6());
    MemorySegment.copy(bytes, 0, address, ValueLayout.JAVA_BYTE, isIpv6() ? 8 : 4, bytes.length);
    return address;
  }

  /** That of no address in particular. */
  static MemorySegment any(Arena arena, boolean ipv6) {
    MemorySegment address = arena.allocate(ipv6 ? 28 : 16, 4);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) (ipv6 ? INET6 : INET));
    return address;
  }

  /** As RFC 5952 writes it, in the way that the rest of Kindred does. */
  @Override
  public String toString() {
    return Cidr.of(ip.getHostAddress()).ip();
  }
}
