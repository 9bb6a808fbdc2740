package dev.kindred.provider.netns.probe;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;

/**
 * A raw ICMP socket in a pod, one a family. It is bound to no address and no interface, so that the
 * kernel chooses both as for any program of the pod; it says by which interface a packet came in,
 * and, on its error queue, by which one left.
 */
final class PodSocket {
  private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
  private static final int ICMP = 1;
  private static final int ICMPV6 = 58;
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVBUF = 8;
  private static final int SO_TIMESTAMPING = 37;
  private static final int IPPROTO_IP = 0;
  private static final int IPPROTO_IPV6 = 41;

  /** TX_SCHED, RX_SOFTWARE, SOFTWARE and OPT_CMSG: of what leaves it hands back a copy. */
  private static final int STAMPS = 1 << 8 | 1 << 3 | 1 << 4 | 1 << 10;

  /** Of a pod that is not there. */
  static final PodSocket NONE = new PodSocket(-1, false, Map.of());

  /** The most that may wait in a socket, if the kernel allows so much, in bytes. */
  private static final int QUEUE = 1 << 20;

  final int file;
  final boolean ipv6;
  private final Map<Integer, String> links;

  /** What may wait in it, in bytes of the kernel's memory, reckoned high. */
  int waiting;

  private PodSocket(int file, boolean ipv6, Map<Integer, String> links) {
    this.file = file;
    this.ipv6 = ipv6;
    this.links = links;
  }

  /**
   * Opens one in the namespace that this thread is in.
   *
   * @param links the names of the interfaces there, by the kernel's number
   */
  static PodSocket open(Libc libc, boolean ipv6, Map<Integer, String> links) {
    int domain = ipv6 ? Address.INET6 : Address.INET;
    int file = libc.socket(domain, SOCK_RAW_CLOEXEC, ipv6 ? ICMPV6 : ICMP);
    if (ipv6) {
      libc.option(file, IPPROTO_IPV6, 51 /* IPV6_RECVHOPLIMIT */, 1);
      libc.option(file, IPPROTO_IPV6, 49 /* IPV6_RECVPKTINFO */, 1);
      libc.option(file, IPPROTO_IPV6, 23 /* IPV6_MTU_DISCOVER */, 3 /* IPV6_PMTUDISC_PROBE */);
    } else {
      libc.option(file, IPPROTO_IP, 8 /* IP_PKTINFO */, 1);
      libc.option(file, IPPROTO_IP, 10 /* IP_MTU_DISCOVER */, 3 /* IP_PMTUDISC_PROBE */);
    }
    libc.option(file, SOL_SOCKET, SO_TIMESTAMPING, STAMPS);
    libc.option(file, SOL_SOCKET, SO_RCVBUF, QUEUE);
    return new PodSocket(file, ipv6, links);
  }

  /** True when the pod has the address: one that it does not have cannot be bound. */
  boolean has(Libc libc, Arena arena, MemorySegment socketAddress) {
    boolean bound = libc.bind(file, socketAddress);
    return bound && libc.bind(file, Address.any(arena, ipv6));
  }

  /** The name of an interface; empty when it is unknown. */
  String link(int number) {
    return links.getOrDefault(number, "");
  }
}
