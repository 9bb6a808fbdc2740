package dev.kindred.provider.netns.probe;

import dev.kindred.provider.EchoFault;

/** One echo request, and what became of it. */
final class ProbePacket {
  /** The largest IP packet to send, in bytes; 0 for a small one. */
  final int size;

  final Path path;
  int sent;
  int received;

  /** What is wrong with the last packet. */
  String problem = "";

  /** The last ICMP error of all packets: the kernel sends few of them, and not one for each. */
  String heard = "";

  /** True when that says that the packet is too large. */
  boolean tooLarge;

  ProbePacket(Path path, int size) {
    this.path = path;
    this.size = size;
  }

  boolean done() {
    return received > 0;
  }

  /** What came of it. */
  EchoFault.Outcome outcome() {
    return new EchoFault.Outcome(done(), done() ? "" : problem.isEmpty() ? heard : problem);
  }

  /** A way from one pod to another, and what was seen on it of packets of any size. */
  static final class Path {
    final Endpoint from;
    final Endpoint to;
    int ttl;
    String sourceSeen = "";

    /** The interface that the last request left by. */
    String left = "";

    /** The receiver's interface that it came in by. */
    String cameIn = "";

    /** The sender's interface that the reply came in by. */
    String replyIn = "";

    /** When the last request left, and when the first reply came, in nanoseconds; 0 for never. */
    long sentAt;

    long repliedAt;

    Path(Endpoint from, Endpoint to) {
      this.from = from;
      this.to = to;
    }

    String fault() {
      return from.fault().isEmpty() ? to.fault() : from.fault();
    }

    /** In nanoseconds. */
    long roundTrip() {
      return sentAt == 0 ? 0 : Math.max(0, repliedAt - sentAt);
    }
  }
}
