package dev.kindred.provider.netns.probe;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.kindred.provider.EchoFault;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Sends shots and hears what comes of them. A packet over veth pairs is mostly there and answered
 * when the call that sends it returns, so that each path is tried by itself first; those that stay
 * silent are tried again, many at once. Behind each small shot stands the full one of its path.
 */
final class Gun {
  private static final int LARGEST = 65_535;
  private static final int ROUNDS = 2;
  private static final int PATIENCE_MILLIS = 20;
  private static final int LAST_PATIENCE_MILLIS = 400;
  private static final int AT_ONCE = 2000;

  /** After so many silent paths something is broken, and no more are waited for one by one. */
  private static final int MANY = 100;

  private final Libc libc;
  private final List<Shot> shots;
  private final MemorySegment out;
  private final MemorySegment in;
  private final MemorySegment source;
  private final MemorySegment control;
  private final MemorySegment header;

  Gun(Libc libc, Arena arena, List<Shot> shots) {
    this.libc = libc;
    this.shots = shots;
    this.out = arena.allocate(LARGEST);
    this.in = arena.allocate(LARGEST);
    this.source = arena.allocate(28, 8);
    this.control = arena.allocate(64, 8);
    this.header = messageHeader(arena);
  }

  /** A {@code struct msghdr} of a 64-bit system. */
  private MemorySegment messageHeader(Arena arena) {
    MemorySegment vector = arena.allocate(16, 8);
    vector.set(ADDRESS, 0, in);
    vector.set(JAVA_LONG, 8, LARGEST);
    MemorySegment message = arena.allocate(56, 8);
    message.set(ADDRESS, 0, source);
    message.set(ADDRESS, 16, vector);
    message.set(JAVA_LONG, 24, 1);
    message.set(ADDRESS, 32, control);
    return message;
  }

  /** Small ones first: where they do not pass, nothing else does. */
  void fire() {
    List<Integer> small = new ArrayList<>();
    List<Integer> full = new ArrayList<>();
    for (int i = 0; i < shots.size(); i++) {
      (shots.get(i).size == 0 ? small : full).add(i);
    }
    fire(small);
    full.removeIf(i -> !shots.get(i - 1).done());
    fire(full);
  }

  private void fire(List<Integer> numbers) {
    List<Integer> silent = new ArrayList<>();
    for (int number : numbers) {
      Shot shot = shots.get(number);
      if (send(number)) {
        listen(List.of(shot), silent.size() < MANY ? PATIENCE_MILLIS : 0);
      }
      if (!shot.done()) {
        silent.add(number);
      }
    }
    for (int round = 0; round < ROUNDS && !silent.isEmpty(); round++) {
      for (int from = 0; from < silent.size(); from += AT_ONCE) {
        again(silent.subList(from, Math.min(silent.size(), from + AT_ONCE)));
      }
      silent.removeIf(i -> shots.get(i).done());
    }
  }

  private void again(List<Integer> numbers) {
    List<Shot> waiting = new ArrayList<>();
    for (int number : numbers) {
      if (send(number)) {
        waiting.add(shots.get(number));
      }
    }
    listen(waiting, LAST_PATIENCE_MILLIS);
  }

  private boolean send(int number) {
    Shot shot = shots.get(number);
    Endpoint from = shot.path.from();
    Endpoint to = shot.path.to();
    if (!from.fault.isEmpty() || !to.fault.isEmpty()) {
      shot.problem = from.fault.isEmpty() ? to.fault : from.fault;
      return false;
    }
    shot.problem = "";
    int length = Packets.request(out, number, shot.size, from.address.isIpv6());
    shot.sent++;
    shot.sentAt = System.nanoTime();
    int errno = libc.send(from.file, out, length, to.socketAddress);
    if (errno != 0) {
      shot.problem = EchoFault.refusal(errno, shot.size);
    }
    return errno == 0;
  }

  /** Reads until all are answered, or for so long. */
  private void listen(List<Shot> waiting, int millis) {
    long deadline = System.nanoTime() + millis * 1_000_000L;
    Set<Endpoint> ends = new LinkedHashSet<>();
    for (Shot shot : waiting) {
      ends.add(shot.path.to());
      ends.add(shot.path.from());
    }
    while (true) {
      ends.forEach(this::drain);
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (waiting.stream().allMatch(s -> s.done() || !s.problem.isEmpty()) || left <= 0) {
        return;
      }
      await(ends, (int) left);
    }
  }

  private void await(Set<Endpoint> ends, int millis) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment files = arena.allocate(8L * ends.size(), 8);
      long at = 0;
      for (Endpoint end : ends) {
        files.set(JAVA_INT, at, end.file);
        files.set(JAVA_SHORT, at + 4, (short) 1 /* POLLIN */);
        at += 8;
      }
      libc.poll(files, ends.size(), millis);
    }
  }

  private void drain(Endpoint end) {
    while (true) {
      header.set(JAVA_INT, 8, 28);
      header.set(JAVA_LONG, 40, 64);
      long length = libc.receive(end.file, header);
      if (length < 0) {
        return;
      }
      take(end, length, System.nanoTime());
    }
  }

  private void take(Endpoint end, long length, long now) {
    boolean ipv6 = end.address.isIpv6();
    Packets.Received received = ipv6 ? Packets.ipv6(in, length) : Packets.ipv4(in, length);
    if (received.kind() == Packets.Kind.OTHER
        || received.shot() < 0
        || received.shot() >= shots.size()) {
      return;
    }
    Shot shot = shots.get(received.shot());
    switch (received.kind()) {
      case REQUEST -> {
        if (shot.path.to() == end) {
          shot.ttl = ipv6 ? hopLimit() : in.get(JAVA_BYTE, 8) & 0xff;
          shot.sourceSeen = sender(ipv6).toString();
        }
      }
      case REPLY -> {
        if (shot.path.from() == end) {
          shot.received++;
          shot.roundTrip = now - shot.sentAt;
          shot.problem = "";
        }
      }
      case ERROR -> {
        if (shot.path.from() == end && !shot.done()) {
          shot.heard = EchoFault.heard(sender(ipv6).toString(), received.code(), ipv6);
          shot.problem = shot.heard;
        }
      }
      case OTHER -> {}
    }
  }

  private Address sender(boolean ipv6) {
    byte[] bytes = new byte[ipv6 ? 16 : 4];
    MemorySegment.copy(source, JAVA_BYTE, ipv6 ? 8 : 4, bytes, 0, bytes.length);
    return Address.of(bytes);
  }

  /** From the control message that {@code IPV6_RECVHOPLIMIT} adds: a cmsghdr, then an int. */
  private int hopLimit() {
    boolean there =
        header.get(JAVA_LONG, 40) >= 20
            && control.get(JAVA_INT, 8) == 41
            && control.get(JAVA_INT, 12) == 52 /* IPV6_HOPLIMIT */;
    return there ? control.get(JAVA_INT, 16) : 0;
  }
}
