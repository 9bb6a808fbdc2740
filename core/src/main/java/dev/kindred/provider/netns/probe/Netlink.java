package dev.kindred.provider.netns.probe;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the kernel for links, addresses and routes of the network namespace that this thread is in,
 * as {@code ip} does. For one thread.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/rtnetlink.7.html">rtnetlink(7)</a>
 */
final class Netlink {
  private static final int AF_NETLINK = 16;
  private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
  private static final int HEADER = 16;

  /** NLM_F_REQUEST and NLM_F_DUMP. */
  private static final short ALL = 0x301;

  private static final int ERROR = 2;
  private static final int DONE = 3;

  /** NLM_F_DUMP_INTR: something changed while it was told. */
  private static final int CHANGED = 0x10;

  /** How often it is asked again then. */
  private static final int ATTEMPTS = 5;

  /** The kernel tells no more than 32 KiB at a time. */
  private static final int LARGEST = 1 << 16;

  private final Libc libc;
  private final MemorySegment request;
  private final MemorySegment answer;
  private final MemorySegment kernel;
  private int sequence;

  Netlink(Libc libc, Arena arena) {
    this.libc = libc;
    this.request = arena.allocate(HEADER + 24L, 4);
    this.answer = arena.allocate(LARGEST, 8);
    this.kernel = arena.allocate(12, 4); // A struct sockaddr_nl.
    kernel.set(JAVA_SHORT, 0, (short) AF_NETLINK);
  }

  /** A kind of thing that there is a list of. */
  enum Kind {
    LINK(18, 16, 24),
    ADDRESS(22, 8, 8),
    ROUTE(26, 12, 12);

    /** The type of the question. */
    private final int ask;

    /** The bytes of a message that stand before its attributes. */
    private final int head;

    /** The bytes of the question behind its header. */
    private final int length;

    Kind(int ask, int head, int length) {
      this.ask = ask;
      this.head = head;
      this.length = length;
    }

    /** The type of the message that tells of one. */
    private int told() {
      return ask - 2;
    }
  }

  /** A socket in the namespace that this thread is in; the caller closes it. */
  int open() {
    return libc.socket(AF_NETLINK, SOCK_RAW_CLOEXEC, 0);
  }

  /** All of a kind, in the kernel's order. */
  List<Message> list(int file, Kind kind) {
    for (int attempt = 1; ; attempt++) {
      ask(file, kind);
      List<Message> all = new ArrayList<>();
      if (hear(file, kind, all) || attempt == ATTEMPTS) {
        return all;
      }
    }
  }

  private void ask(int file, Kind kind) {
    request.fill((byte) 0);
    request.set(JAVA_INT, 0, HEADER + kind.length);
    request.set(JAVA_SHORT, 4, (short) kind.ask);
    request.set(JAVA_SHORT, 6, ALL);
    request.set(JAVA_INT, 8, ++sequence);
    if (kind == Kind.LINK) { // IFLA_EXT_MASK, RTEXT_FILTER_SKIP_STATS: nobody asks for counters.
      request.set(JAVA_SHORT, HEADER + 16L, (short) 8);
      request.set(JAVA_SHORT, HEADER + 18L, (short) 29);
      request.set(JAVA_INT, HEADER + 20L, 8);
    }
    int errno = libc.send(file, request, HEADER + kind.length, kernel);
    if (errno != 0) {
      throw new IllegalStateException("could not ask the kernel for links: errno " + errno);
    }
  }

  /** True when nothing changed meanwhile. */
  private boolean hear(int file, Kind kind, List<Message> all) {
    boolean still = true;
    while (true) {
      long length = libc.receive(file, answer);
      for (long at = 0; at + HEADER <= length; ) {
        int size = answer.get(JAVA_INT, at);
        int type = answer.get(JAVA_SHORT, at + 4) & 0xffff;
        if (size < HEADER || at + size > length) {
          throw new IllegalStateException("the kernel's answer is cut off");
        }
        if (answer.get(JAVA_INT, at + 8) == sequence) {
          still &= (answer.get(JAVA_SHORT, at + 6) & CHANGED) == 0;
          if (type == DONE) {
            return still;
          }
          if (type == ERROR) {
            int error = -answer.get(JAVA_INT, at + HEADER);
            throw new IllegalStateException("the kernel tells no " + kind + ": errno " + error);
          }
          if (type == kind.told()) {
            all.add(message(at + HEADER, size - HEADER, kind.head));
          }
        }
        at += (size + 3) & ~3;
      }
    }
  }

  private Message message(long at, int size, int head) {
    byte[] bytes = answer.asSlice(at, size).toArray(JAVA_BYTE);
    return new Message(ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()), head);
  }

  /** What the kernel says of one thing: a head, and attributes by their numbers. */
  static final class Message {
    private static final int MOST = 64;

    private final ByteBuffer bytes;

    /** Where each attribute's value stands, and behind that its length. */
    private final int[] places = new int[2 * MOST];

    private Message(ByteBuffer bytes, int head) {
      this.bytes = bytes;
      for (int at = head; at + 4 <= bytes.limit(); ) {
        int length = bytes.getShort(at) & 0xffff;
        int type = bytes.getShort(at + 2) & 0x3fff;
        if (length < 4 || at + length > bytes.limit()) {
          break;
        }
        if (type < MOST) {
          places[2 * type] = at + 4;
          places[2 * type + 1] = length - 4;
        }
        at += (length + 3) & ~3;
      }
    }

    /** A byte of the head. */
    int octet(int at) {
      return bytes.get(at) & 0xff;
    }

    /** Four bytes of the head. */
    int word(int at) {
      return bytes.getInt(at);
    }

    boolean has(int attribute) {
      return places[2 * attribute] > 0;
    }

    /** An attribute that is a number; 0 where it is not there. */
    int number(int attribute) {
      return has(attribute) && places[2 * attribute + 1] >= 4
          ? bytes.getInt(places[2 * attribute])
          : 0;
    }

    /** An attribute's bytes; none where it is not there. */
    byte[] value(int attribute) {
      byte[] value = new byte[places[2 * attribute + 1]];
      bytes.get(places[2 * attribute], value);
      return value;
    }
  }
}
