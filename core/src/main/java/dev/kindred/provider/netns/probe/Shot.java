package dev.kindred.provider.netns.probe;

import dev.kindred.provider.EchoFault;

/** One echo request, and what became of it. */
final class Shot {
  /** The largest IP packet to send, in bytes; 0 for a small one. */
  final int size;

  final Path path;
  int sent;
  int received;
  long sentAt;
  long roundTrip;
  int ttl;
  String sourceSeen = "";

  /** What is wrong with the last packet. */
  String problem = "";

  /** The last ICMP error of all packets: the kernel sends few of them, and not one for each. */
  String heard = "";

  Shot(Path path, int size) {
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

  /**
   * A way from one pod to another.
   *
   * @param number its place in the input
   */
  record Path(int number, Endpoint from, Endpoint to) {}
}
