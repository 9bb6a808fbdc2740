package dev.kindred.provider.netns.probe;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.kindred.provider.EchoFault;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Sends shots and hears what comes of them. Behind each small shot stands the full one of its path.
 * A full packet that is answered proves all, so that those go first, in a row: over veth pairs the
 * answer is mostly there when the call that sends returns. What stays silent is tried by itself, by
 * a small packet, and then many at once.
 */
final class PacketSender {
  private static final int ROUNDS = 2;
  private static final int PATIENCE_MILLIS = 20;
  private static final int LAST_PATIENCE_MILLIS = 400;
  private static final int AT_ONCE = 2000;

  /** After so many silent paths something is broken, and no more are waited for one by one. */
  private static final int MANY = 100;

  /** Bytes that may wait in a socket before it is read: it takes 208 KiB if nobody changed that. */
  private static final int FULL = 100_000;

  /** How many times it is said how far the first volley is. */
  private static final int TICKS = 100;

  /** So many shots take a while. */
  private static final int LONG = 1000;

  private final Libc libc;
  private final List<ProbePacket> shots;
  private final MemorySegment out;
  private final Inbox in;
  private final Runnable tick;

  /**
   * With shots.
   *
   * @param tick is run a hundred times until all were sent once, where that takes a while
   */
  PacketSender(Libc libc, Arena arena, List<ProbePacket> shots, Runnable tick) {
    this.tick = tick;
    this.libc = libc;
    this.shots = shots;
    this.out = arena.allocate(Inbox.LARGEST);
    this.in = new Inbox(libc, arena);
  }

  void fire() {
    List<Integer> full = new ArrayList<>(shots.size() / 2);
    for (int i = 1; i < shots.size(); i += 2) {
      full.add(i);
    }
    volley(full);
    full.removeIf(i -> shots.get(i).done());
    List<Integer> small = full.stream().map(i -> i - 1).toList();
    small.forEach(this::keepNews);
    fire(small);
    full.removeIf(i -> !shots.get(i - 1).done());
    fire(full);
  }

  /** The kernel sends few ICMP errors, so that there may be none for the small packet. */
  private void keepNews(int small) {
    ProbePacket full = shots.get(small + 1);
    if (!full.tooLarge) {
      shots.get(small).heard = full.heard;
    }
  }

  /** All in a row; what comes is read before a socket is full. */
  private void volley(List<Integer> numbers) {
    List<ProbePacket> waiting = new ArrayList<>(numbers.size());
    int size = numbers.size();
    for (int at = 0; at < size; at++) {
      if (size >= LONG && (at + 1L) * TICKS / size > (long) at * TICKS / size) {
        tick.run();
      }
      int number = numbers.get(at);
      ProbePacket shot = shots.get(number);
      if (send(number)) {
        waiting.add(shot);
        expect(shot.path.from.socket(), 2 * shot.size); // A copy of what left, and the reply.
        expect(shot.path.to.socket(), shot.size);
      }
    }
    listen(waiting, 0);
    waiting.removeIf(ProbePacket::done);
    listen(waiting, PATIENCE_MILLIS);
  }

  private void expect(PodSocket socket, int bytes) {
    socket.waiting += 2 * bytes + 1024;
    if (socket.waiting > FULL) {
      drain(socket);
    }
  }

  private void fire(List<Integer> numbers) {
    List<Integer> silent = new ArrayList<>();
    for (int number : numbers) {
      ProbePacket shot = shots.get(number);
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
    List<ProbePacket> waiting = new ArrayList<>();
    for (int number : numbers) {
      if (send(number)) {
        waiting.add(shots.get(number));
      }
    }
    listen(waiting, LAST_PATIENCE_MILLIS);
  }

  private boolean send(int number) {
    ProbePacket shot = shots.get(number);
    Endpoint from = shot.path.from;
    shot.problem = shot.path.fault();
    if (!shot.problem.isEmpty()) {
      return false;
    }
    int length = Packets.request(out, number, shot.size, from.socket().ipv6);
    shot.sent++;
    shot.path.left = "";
    int errno = libc.send(from.socket().file, out, length, shot.path.to.socketAddress());
    if (errno != 0) {
      shot.problem = EchoFault.refusal(errno, shot.size);
    }
    return errno == 0;
  }

  /** Reads until all are answered, or for so long. */
  private void listen(List<ProbePacket> waiting, int millis) {
    long deadline = System.nanoTime() + millis * 1_000_000L;
    Set<PodSocket> sockets = new LinkedHashSet<>();
    for (ProbePacket shot : waiting) {
      sockets.add(shot.path.to.socket());
      sockets.add(shot.path.from.socket());
    }
    while (true) {
      sockets.forEach(this::drain);
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0 || waiting.stream().allMatch(s -> s.done() || !s.problem.isEmpty())) {
        return;
      }
      await(sockets, (int) left);
    }
  }

  private void await(Set<PodSocket> sockets, int millis) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment files = arena.allocate(8L * sockets.size(), 8);
      long at = 0;
      for (PodSocket socket : sockets) {
        files.set(JAVA_INT, at, socket.file);
        files.set(JAVA_SHORT, at + 4, (short) 1 /* POLLIN */);
        at += 8;
      }
      libc.poll(files, sockets.size(), millis);
    }
  }

  /** What left comes before what came of it; both may have come since the one was looked for. */
  private void drain(PodSocket socket) {
    socket.waiting = 0;
    takeSent(socket);
    boolean any = false;
    while (in.takeReceived(socket.file)) {
      take(socket);
      any = true;
    }
    if (any) {
      takeSent(socket);
    }
  }

  /**
   * The stamps of what left. Of a macvlan or VLAN the link below it has one of its own behind the
   * first, with its number in the node's namespace.
   */
  private void takeSent(PodSocket socket) {
    while (in.takeSent(socket.file)) {
      int number = Packets.sent(in.message, in.length, socket.ipv6);
      if (number >= 0 && number < shots.size()) {
        ProbePacket.Path path = shots.get(number).path;
        if (path.left.isEmpty()) {
          path.left = socket.link(in.link);
          path.sentAt = in.time;
        }
      }
    }
  }

  private void take(PodSocket socket) {
    Packets.Received received =
        socket.ipv6 ? Packets.ipv6(in.message, in.length) : Packets.ipv4(in.message, in.length);
    int number = received.shot();
    if (received.kind() == Packets.Kind.OTHER || number < 0 || number >= shots.size()) {
      return;
    }
    ProbePacket shot = shots.get(number);
    ProbePacket.Path path = shot.path;
    if (received.kind() == Packets.Kind.REQUEST) {
      if (path.to.socket() == socket && in.isTo(path.to.address())) {
        path.ttl = socket.ipv6 ? in.hopLimit : in.message.get(JAVA_BYTE, 8) & 0xff;
        path.sourceSeen = in.isFrom(path.from.address()) ? path.from.text() : source(socket);
        path.cameIn = socket.link(in.link);
      }
    } else if (path.from.socket() == socket) {
      if (received.kind() == Packets.Kind.REPLY) {
        replied(shot, socket);
      } else if (!shot.done()) {
        shot.heard = EchoFault.heard(source(socket), received.code(), socket.ipv6);
        shot.tooLarge = EchoFault.isTooLarge(received.code(), socket.ipv6);
        shot.problem = shot.heard;
      }
    }
  }

  private void replied(ProbePacket shot, PodSocket socket) {
    shot.received++;
    shot.problem = "";
    shot.path.replyIn = socket.link(in.link);
    if (shot.path.repliedAt == 0) {
      shot.path.repliedAt = in.time;
    }
  }

  private String source(PodSocket socket) {
    return in.sender(socket.ipv6).toString();
  }
}
