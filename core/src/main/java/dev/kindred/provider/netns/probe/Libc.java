package dev.kindred.provider.netns.probe;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.Map;

/**
 * The few calls of the C library that Java has no other way to. All are made by one signature, of
 * six registers: to link another takes the JVM some 10 ms, and a function does not look at
 * registers that it has no arguments in. Not for several threads.
 */
final class Libc {
  private static final int ENOENT = 2;
  private static final int EINVAL = 22;

  private static final int O_RDONLY_CLOEXEC = 0x80000;
  private static final int CLONE_NEWNET = 0x40000000;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final long ERRNO_OFFSET =
      STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));

  /** Without the function's own address, which comes first. */
  private static final MethodHandle CALL =
      LINKER.downcallHandle(
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
          ERRNO);

  private final MemorySegment state = Arena.global().allocate(STATE);
  private final MemorySegment open = find("open");
  private final MemorySegment setns = find("setns");
  private final MemorySegment close = find("close");
  private final MemorySegment socket = find("socket");
  private final MemorySegment bind = find("bind");
  private final MemorySegment option = find("setsockopt");
  private final MemorySegment sendto = find("sendto");
  private final MemorySegment recvmsg = find("recvmsg");
  private final MemorySegment recv = find("recv");
  private final MemorySegment nameIndex = find("if_nameindex");
  private final MemorySegment freeNameIndex = find("if_freenameindex");
  private final MemorySegment poll = find("poll");

  private static MemorySegment find(String name) {
    return LINKER.defaultLookup().findOrThrow(name);
  }

  private long call(MemorySegment function, long a, long b, long c) {
    return call(function, a, b, c, 0, 0, 0);
  }

  /** What it returns; of an int only the lower half counts. */
  private long call(MemorySegment function, long a, long b, long c, long d, long e, long f) {
    try {
      return (long) CALL.invokeExact(function, state, a, b, c, d, e, f);
    } catch (Throwable t) {
      throw rethrown(t);
    }
  }

  /** Moves this thread to the network namespace that is bound at a path; false when none is. */
  boolean enter(String path) {
    try (Arena arena = Arena.ofConfined()) {
      int file = (int) call(open, arena.allocateFrom(path).address(), O_RDONLY_CLOEXEC, 0);
      if (file < 0 && errno() == ENOENT) {
        return false;
      }
      check(file, "open " + path);
      int code = (int) call(setns, file, CLONE_NEWNET, 0);
      int errno = errno();
      close(file);
      if (code < 0 && errno != EINVAL) {
        throw new IllegalStateException("could not enter " + path + ": errno " + errno);
      }
      return code == 0;
    }
  }

  int socket(int domain, int type, int protocol) {
    int file = (int) call(socket, domain, type, protocol);
    check(file, "open a socket");
    return file;
  }

  void close(int file) {
    call(close, file, 0, 0);
  }

  /** True when the address could be bound. */
  boolean bind(int file, MemorySegment address) {
    return (int) call(bind, file, address.address(), address.byteSize()) == 0;
  }

  void option(int file, int level, int name, int value) {
    try (Arena arena = Arena.ofConfined()) {
      long segment = arena.allocateFrom(JAVA_INT, value).address();
      check((int) call(option, file, level, name, segment, 4, 0), "set a socket's option " + name);
    }
  }

  /** Sends; 0 when all went well, else the error number. */
  int send(int file, MemorySegment packet, long length, MemorySegment to) {
    long sent = call(sendto, file, packet.address(), length, 0, to.address(), to.byteSize());
    return sent < 0 ? errno() : 0;
  }

  /** The names of the interfaces in the namespace that this thread is in, by their numbers. */
  Map<Integer, String> links() {
    MemorySegment list = MemorySegment.ofAddress(call(nameIndex, 0, 0, 0));
    if (list.equals(MemorySegment.NULL)) {
      throw new IllegalStateException("could not list interfaces: errno " + errno());
    }
    MemorySegment all = list.reinterpret(Long.MAX_VALUE);
    Map<Integer, String> links = new HashMap<>();
    for (long at = 0; all.get(JAVA_INT, at) != 0; at += 16) {
      links.put(all.get(JAVA_INT, at), all.get(ADDRESS, at + 8).reinterpret(16).getString(0));
    }
    call(freeNameIndex, list.address(), 0, 0);
    return links;
  }

  /** Receives by a struct msghdr: the length, or -1 when there is nothing. */
  long receive(int file, MemorySegment header, int flags) {
    return call(recvmsg, file, header.address(), flags);
  }

  /** Waits for what comes next, and receives it; its length. */
  long receive(int file, MemorySegment into) {
    long length = call(recv, file, into.address(), into.byteSize(), 0, 0, 0);
    if (length < 0) {
      throw new IllegalStateException("could not receive: errno " + errno());
    }
    return length;
  }

  /** Waits for one of the files to be readable; how many are. */
  int poll(MemorySegment files, long count, int millis) {
    return (int) call(poll, files.address(), count, millis);
  }

  private int errno() {
    return state.get(JAVA_INT, ERRNO_OFFSET);
  }

  private void check(int code, String what) {
    if (code < 0) {
      throw new IllegalStateException("could not " + what + ": errno " + errno());
    }
  }

  private static RuntimeException rethrown(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
  }
}
