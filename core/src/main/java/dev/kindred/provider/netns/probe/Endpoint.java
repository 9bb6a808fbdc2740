package dev.kindred.provider.netns.probe;

import dev.kindred.provider.EchoFault;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A raw ICMP socket in a pod, bound to one of its addresses. */
final class Endpoint {
  private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
  private static final int ICMP = 1;
  private static final int ICMPV6 = 58;

  final Address address;
  final MemorySegment socketAddress;
  final int file;
  final String fault;

  private Endpoint(Address address, MemorySegment socketAddress, int file, String fault) {
    this.address = address;
    this.socketAddress = socketAddress;
    this.file = file;
    this.fault = fault;
  }

  /** Of a pod that went away meanwhile. */
  static Endpoint missing(Arena arena, Address address) {
    return new Endpoint(address, address.socketAddress(arena), -1, EchoFault.GONE);
  }

  /** Opens a socket in the namespace that this thread is in. */
  static Endpoint open(Libc libc, Arena arena, Address address) {
    boolean ipv6 = address.isIpv6();
    int file = libc.socket(address.domain(), SOCK_RAW_CLOEXEC, ipv6 ? ICMPV6 : ICMP);
    MemorySegment socketAddress = address.socketAddress(arena);
    if (ipv6) {
      libc.option(file, 41 /* IPPROTO_IPV6 */, 51 /* IPV6_RECVHOPLIMIT */, 1);
      libc.option(file, 41, 23 /* IPV6_MTU_DISCOVER */, 3 /* IPV6_PMTUDISC_PROBE */);
    } else {
      libc.option(file, 0 /* IPPROTO_IP */, 10 /* IP_MTU_DISCOVER */, 3 /* IP_PMTUDISC_PROBE */);
    }
    String fault = libc.bind(file, socketAddress) ? "" : EchoFault.lacking(address.toString());
    return new Endpoint(address, socketAddress, file, fault);
  }
}
