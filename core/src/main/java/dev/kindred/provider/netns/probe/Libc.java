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

/** The few calls of the C library that Java has no other way to. Not for several threads. */
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

  private final MemorySegment state = Arena.global().allocate(STATE);
  private final MethodHandle open = bind("open", JAVA_INT, ADDRESS, JAVA_INT);
  private final MethodHandle setns = bind("setns", JAVA_INT, JAVA_INT, JAVA_INT);
  private final MethodHandle close = bind("close", JAVA_INT, JAVA_INT);
  private final MethodHandle socket = bind("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
  private final MethodHandle bind = bind("bind", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private final MethodHandle option =
      bind("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private final MethodHandle sendto =
      bind("sendto", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
  private final MethodHandle recvmsg = bind("recvmsg", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
  private final MethodHandle nameIndex = bind("if_nameindex", ADDRESS);
  private final MethodHandle freeNameIndex =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("if_freenameindex"),
          FunctionDescriptor.ofVoid(ADDRESS));
  private final MethodHandle poll = bind("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);

  private static MethodHandle bind(String name, MemoryLayout result, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, arguments), ERRNO);
  }

  /** Moves this thread to the network namespace that is bound at a path; false when none is. */
  boolean enter(String path) {
    try (Arena arena = Arena.ofConfined()) {
      int file = (int) open.invokeExact(state, arena.allocateFrom(path), O_RDONLY_CLOEXEC);
      if (file < 0 && errno() == ENOENT) {
        return false;
      }
      check(file, "open " + path);
      int code = (int) setns.invokeExact(state, file, CLONE_NEWNET);
      int errno = errno();
      int ignored = (int) close.invokeExact(state, file);
      if (code < 0 && errno != EINVAL) {
        throw new IllegalStateException("could not enter " + path + ": errno " + errno);
      }
      return code == 0;
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  int socket(int domain, int type, int protocol) {
    try {
      int file = (int) socket.invokeExact(state, domain, type, protocol);
      check(file, "open a raw socket");
      return file;
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  /** True when the address could be bound. */
  boolean bind(int file, MemorySegment address) {
    try {
      return (int) bind.invokeExact(state, file, address, (int) address.byteSize()) == 0;
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  void option(int file, int level, int name, int value) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment segment = arena.allocateFrom(JAVA_INT, value);
      int code = (int) option.invokeExact(state, file, level, name, segment, 4);
      check(code, "set a socket's option " + name);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  /** Sends; 0 when all went well, else the error number. */
  int send(int file, MemorySegment packet, long length, MemorySegment to) {
    try {
      long sent =
          (long) sendto.invokeExact(state, file, packet, length, 0, to, (int) to.byteSize());
      return sent < 0 ? errno() : 0;
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  /** The names of the interfaces in the namespace that this thread is in, by their numbers. */
  Map<Integer, String> links() {
    try {
      MemorySegment list = (MemorySegment) nameIndex.invokeExact(state);
      if (list.equals(MemorySegment.NULL)) {
        throw new IllegalStateException("could not list interfaces: errno " + errno());
      }
      MemorySegment all = list.reinterpret(Long.MAX_VALUE);
      Map<Integer, String> links = new HashMap<>();
      for (long at = 0; all.get(JAVA_INT, at) != 0; at += 16) {
        links.put(all.get(JAVA_INT, at), all.get(ADDRESS, at + 8).reinterpret(16).getString(0));
      }
      freeNameIndex.invokeExact(list);
      return links;
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  /** Receives by a struct msghdr: the length, or -1 when there is nothing. */
  long receive(int file, MemorySegment header, int flags) {
    try {
      return (long) recvmsg.invokeExact(state, file, header, flags);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  /** Waits for one of the files to be readable; how many are. */
  int poll(MemorySegment files, long count, int millis) {
    try {
      return (int) poll.invokeExact(state, files, count, millis);
    } catch (Throwable e) {
      throw rethrown(e);
    }
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
