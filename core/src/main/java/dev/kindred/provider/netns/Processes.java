package dev.kindred.provider.netns;

import dev.kindred.host.Fault;
import dev.kindred.host.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/** Reads {@code /proc}. */
final class Processes {
  private static final Path PROC = Path.of("/proc");

  private Processes() {}

  /**
   * When a process started, in clock ticks since boot: with its id this names it for good. Empty
   * when there is no such process, or it has ended and waits to be reaped.
   *
   * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
   */
  static Optional<String> start(long pid) {
    return start(PROC, pid);
  }

  /** As {@link #start(long)}, of what another {@code /proc} shows. */
  static Optional<String> start(Path proc, long pid) {
    if (pid <= 0) {
      return Optional.empty();
    }
    try {
      String stat = Files.readString(proc.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return fields[0].equals("Z") || fields[0].equals("X")
          ? Optional.empty()
          : Optional.of(fields[19]);
    } catch (IOException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** The first child of a process. */
  static Optional<Long> child(long pid) {
    try {
      String children = Files.readString(PROC.resolve(pid + "/task/" + pid + "/children")).strip();
      if (!children.isEmpty()) {
        int end = children.indexOf(' ');
        return Optional.of(Long.parseLong(end < 0 ? children : children.substring(0, end)));
      }
    } catch (IOException e) {
      // A kernel without CONFIG_PROC_CHILDREN, or a process that is gone.
    }
    return ProcessHandle.of(pid).flatMap(p -> p.children().findFirst()).map(ProcessHandle::pid);
  }

  /** Processes of this user whose arguments include these, one behind the other. */
  static List<Long> withArguments(String... arguments) {
    String wanted = "\0" + String.join("\0", arguments) + "\0";
    return those(pid -> line(pid).contains(wanted));
  }

  /** Processes of this user that were started with a variable of this value. */
  static List<Long> withVariable(String name, String value) {
    String wanted = "\0" + name + "=" + value + "\0";
    return those(pid -> ("\0" + text(pid, "environ")).contains(wanted));
  }

  private static List<Long> those(LongPredicate wanted) {
    List<Long> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : all) {
        long pid = Long.parseLong(process.getFileName().toString());
        if (wanted.test(pid) && start(pid).isPresent() && isOwn(pid)) {
          found.add(pid);
        }
      }
    } catch (IOException e) {
      throw new Fault("could not read /proc: " + Reason.of(e), "", e);
    }
    return found;
  }

  /** The program of a process and its arguments, a zero byte behind each; empty when it is gone. */
  static String line(long pid) {
    return text(pid, "cmdline");
  }

  /** The command line of the last one in a row of processes that wait for each other. */
  static String deepest(ProcessHandle process) {
    ProcessHandle last = process;
    Optional<ProcessHandle> next = Optional.of(last);
    while (next.isPresent()) {
      last = next.get();
      next = last.children().findFirst();
    }
    return line(last.pid()).replace('\0', ' ').strip();
  }

  /** All that a child says on standard error until it closes it; empty when that cannot be read. */
  static String lastWords(Process child) {
    try (InputStream errors = child.getErrorStream()) {
      return new String(errors.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static String text(long pid, String file) {
    try {
      return new String(Files.readAllBytes(PROC.resolve(pid + "/" + file)), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  /** True for a process of this user: anybody can give one any arguments. */
  static boolean isOwn(long pid) {
    return user(Long.toString(pid)).equals(user("self"));
  }

  private static String user(String process) {
    try (Stream<String> lines = Files.lines(PROC.resolve(process + "/status"))) {
      return lines.filter(line -> line.startsWith("Uid:")).findFirst().orElse("");
    } catch (IOException | UncheckedIOException e) {
      return "";
    }
  }
}
