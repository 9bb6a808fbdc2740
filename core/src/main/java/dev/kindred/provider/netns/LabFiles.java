package dev.kindred.provider.netns;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
import dev.kindred.host.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The lab's own files, on a file system in memory that goes with the lab: below {@code
 * /run/kindred} for programs inside, reached through the holder from outside.
 */
final class LabFiles {
  private static final String INSIDE = "/run/kindred/";

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final Path outside;
  private final Path namespaces;
  private final String own = ProcessHandle.current().pid() + "." + NUMBERS.incrementAndGet() + ".";
  private final AtomicInteger scratch = new AtomicInteger();

  LabFiles(Holder holder) {
    this.outside = holder.work();
    this.namespaces = holder.root().resolve("run/netns");
  }

  /** The path of a file for programs inside. */
  static String inside(String name) {
    return INSIDE + name;
  }

  /** The path of a file for this process. */
  Path outside(String name) {
    return outside.resolve(name);
  }

  /** A name below work/ that nobody else has; this process's id is part of it. */
  String scratch() {
    return "work/" + own + scratch.incrementAndGet();
  }

  /** Removes what was left below work/ by this object, and by processes that have ended. */
  void sweep() {
    for (String name : names("work")) {
      String pid = name.substring(0, Math.max(0, name.indexOf('.')));
      if (name.startsWith(own) || !Files.exists(Path.of("/proc", pid))) {
        delete("work/" + name);
      }
    }
  }

  /** Writes a file, and gives its path for programs inside. */
  String write(String name, String text) {
    try {
      Files.writeString(outside.resolve(name), text, StandardCharsets.UTF_8);
      return INSIDE + name;
    } catch (IOException e) {
      throw lost(name, e);
    }
  }

  /** Writes a file so that whoever reads it gets the old text or the new. */
  void replace(String name, String text) {
    String next = scratch();
    write(next, text);
    try {
      Files.move(outside.resolve(next), outside.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw lost(name, e);
    }
  }

  /**
   * Writes to a named pipe. It is opened for reading as well: where nobody reads any more, as the
   * lab has just ended, nobody waits for one who does.
   */
  void say(String name, String line) {
    Path pipe = outside.resolve(name);
    try (FileChannel channel =
        FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw lost(name, e);
    }
  }

  private static Fault lost(String name, IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return new Fault(
          "the lab was ended while work was done in it", Advice.of("Start it with: ", "up"), cause);
    }
    return new Fault(
        "could not write " + INSIDE + name + " in the lab: " + Reason.of(cause),
        "The lab's files are in memory; see whether there is some left.",
        cause);
  }

  /** Makes a folder with the folders above it. */
  void folder(String name) {
    try {
      Files.createDirectories(outside.resolve(name));
    } catch (IOException e) {
      throw lost(name, e);
    }
  }

  /** The text of a file; empty when it is not there. */
  Optional<String> read(String name) {
    try {
      return Optional.of(Files.readString(outside.resolve(name), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void delete(String name) {
    try {
      Files.deleteIfExists(outside.resolve(name));
    } catch (IOException e) {
      throw lost(name, e);
    }
  }

  /** Removes a folder with the files in it. */
  void deleteFolder(String name) {
    names(name).forEach(file -> delete(name + "/" + file));
    delete(name);
  }

  boolean exists(String name) {
    return Files.exists(outside.resolve(name));
  }

  /** The names of the network namespaces that are bound. */
  List<String> namespaces() {
    return list(namespaces).stream().filter(this::isBound).toList();
  }

  /** True when a network namespace is bound to this name. */
  boolean hasNamespace(String name) {
    return isBound(name);
  }

  /** Removes the name of a namespace that {@code ip netns} was killed over, before or after. */
  void unname(String namespace) {
    Path file = namespaces.resolve(namespace);
    try {
      if (Files.exists(file) && !isBound(namespace)) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw lost("../netns/" + namespace, e);
    }
  }

  /** {@code ip netns add} makes a file first, and binds the namespace to it at last. */
  private boolean isBound(String namespace) {
    try {
      return !device(namespaces.resolve(namespace)).equals(device(namespaces));
    } catch (IOException e) {
      return false;
    }
  }

  private static Object device(Path file) throws IOException {
    return Files.getAttribute(file, "unix:dev");
  }

  /** The names in a folder; none when it is not there. */
  List<String> names(String folder) {
    return list(outside.resolve(folder));
  }

  private static List<String> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = new ArrayList<>(files.map(f -> f.getFileName().toString()).toList());
      names.sort(null);
      return names;
    } catch (IOException e) {
      return List.of();
    }
  }
}
