package dev.kindred.provider.netns;

import dev.kindred.host.Fault;
import dev.kindred.provider.Deadline;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The process that owns a lab's namespaces: process 1 of its PID namespace. Whoever starts it
 * leaves {@code unshare} above it, whose arguments bear the lab's folder as a label.
 *
 * @param pid of process 1 of the lab, as the host counts
 */
record Holder(long pid) {
  static final String KIND = "holder";
  static final String LABEL = "kindred-holder";

  /** The script that it becomes when it is set up. */
  static final String KEEPER = "keeper.sh";

  /** What holder.sh makes for Kindred's work in the lab. */
  private static final List<String> FOLDERS =
      List.of("bin", "pods", "conf", "leases", "agents", "work");

  /** Above the holder stands unshare; below it are its arguments again, without it. */
  private static final List<String> WRAPPERS = List.of("unshare\0", "setsid\0");

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  /** The lab's file system as seen from outside. */
  Path root() {
    return Path.of("/proc/" + pid + "/root");
  }

  /** The lab's own folder of work, as seen from outside. */
  Path work() {
    return root().resolve("run/kindred");
  }

  /** True when the underlay has an interface of this name. */
  boolean hasLink(String name) {
    try {
      String text = Files.readString(Path.of("/proc/" + pid + "/net/dev"));
      return text.contains(" " + name + ":") || text.contains("\n" + name + ":");
    } catch (IOException e) {
      return false;
    }
  }

  /** The links of the underlay; none where it has ended. */
  Set<String> links() {
    Set<String> names = new HashSet<>();
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/net/dev"))) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          names.add(line.substring(0, colon).strip());
        }
      }
    } catch (IOException e) {
      names.clear();
    }
    return names;
  }

  /** Starts a program inside the lab's namespaces: arguments to put before it. */
  String[] inside(String... command) {
    String[] enter = {
      "nsenter", "--preserve-credentials", "-t", Long.toString(pid), "-U", "-n", "-m", "-p", "--"
    };
    String[] all = new String[enter.length + command.length];
    System.arraycopy(enter, 0, all, 0, enter.length);
    System.arraycopy(command, 0, all, enter.length, command.length);
    return all;
  }

  /**
   * The holder of a lab, by its ledger, or by the label where the ledger does not know it. One that
   * is not set up yet is none.
   */
  static Optional<Holder> find(LabHome home) {
    List<Ledger.Entry> standing = home.ledger().standing();
    for (Ledger.Entry entry : standing) {
      if (entry.kind().equals(KIND) && entry.made()) {
        Optional<Holder> holder = Holder.of(entry.detail()).filter(Holder::isReady);
        if (holder.isPresent()) {
          return holder;
        }
      }
    }
    return standing.isEmpty() && !Files.isDirectory(home.folder())
        ? Optional.empty()
        : labelled(home).stream().filter(Holder::isReady).findFirst();
  }

  /** What a ledger is to know of it. */
  Ledger.Entry entry(LabHome home) {
    String start = Processes.start(pid).orElse("");
    Map<String, String> detail = Map.of("pid", Long.toString(pid), "start", start);
    return new Ledger.Entry(KIND, home.name(), true, detail);
  }

  /** What a ledger names, when it is still the same process. */
  private static Optional<Holder> of(Map<String, String> detail) {
    try {
      long pid = Long.parseLong(detail.getOrDefault("pid", "0"));
      String start = detail.getOrDefault("start", "");
      return Processes.start(pid)
          .filter(start::equals)
          .filter(same -> Processes.isOwn(pid))
          .map(same -> new Holder(pid));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The holders of a lab by its label alone, those that are being set up as well. */
  static List<Holder> labelled(LabHome home) {
    return Processes.withArguments(LABEL, home.folder().toString()).stream()
        .filter(pid -> WRAPPERS.stream().anyMatch(Processes.line(pid)::startsWith))
        .flatMap(pid -> Processes.child(pid).stream())
        .map(Holder::new)
        .toList();
  }

  /**
   * The folders of this user's holders that are not there, neither here nor as a holder sees it.
   */
  static List<Path> orphans() {
    return Processes.withArguments(LABEL).stream()
        .filter(pid -> WRAPPERS.stream().anyMatch(Processes.line(pid)::startsWith))
        .flatMap(pid ->
            folder(Processes.line(pid))
                .filter(f -> !Files.exists(f) && !Files.exists(seenBy(pid, f)))
                .stream())
        .distinct()
        .toList();
  }

  private static Path seenBy(long pid, Path folder) {
    return Path.of("/proc/" + pid + "/root" + folder);
  }

  /** The folder that a line of arguments bears as a label. */
  private static Optional<Path> folder(String line) {
    List<String> arguments = List.of(line.split("\0", -1));
    String folder = arguments.get(Math.min(arguments.size() - 1, arguments.indexOf(LABEL) + 1));
    try {
      return Optional.of(Path.of(folder)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * True for one that is set up, whose starter knows it. Where the lab's own folders are gone, as
   * when a pod emptied /run, nothing can be done in it any more: it is begun anew.
   */
  private boolean isReady() {
    return Processes.line(pid).startsWith("sh\0" + LabFiles.inside("bin/" + KEEPER) + "\0")
        && FOLDERS.stream().allMatch(folder -> Files.isDirectory(work().resolve(folder)));
  }

  /** Has the lab end by itself then, and no longer when it was to before. */
  void until(Deadline end) {
    new LabFiles(this).say("keeper", "until " + end + "\n");
  }

  /**
   * Ends the lab: returns when its processes and all its namespaces are gone.
   *
   * @param limit how long it may take to call somebody in who sees them go
   */
  void end(LabHome home, Duration limit) {
    Optional<ProcessHandle> holder = ProcessHandle.of(pid);
    Optional<ProcessHandle> wrapper = holder.flatMap(ProcessHandle::parent);
    try (Witness witness = new Witness(this, home, limit)) {
      holder.ifPresent(ProcessHandle::destroyForcibly);
      awaitEnd(pid, home);
      wrapper
          .filter(w -> Processes.line(w.pid()).contains("\0" + LABEL + "\0"))
          .ifPresent(w -> awaitEnd(w.pid(), home));
      witness.await();
    }
  }

  private static void awaitEnd(long process, LabHome home) {
    long deadline = System.nanoTime() + PATIENCE;
    while (Processes.start(process).isPresent()) {
      if (System.nanoTime() > deadline) {
        throw new Fault(
            "process " + process + ", which holds lab " + home.name() + ", does not end",
            "Look at it with: ps -fp " + process);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  /**
   * Records that the lab has no holder. Where the disk is full nothing is lost: the ledger goes
   * next, and an entry that stays names a process that no other can be taken for.
   */
  static void gone(LabHome home) {
    try {
      home.ledger().gone(KIND, home.name());
    } catch (Fault e) {
      // The lab has ended all the same.
    }
  }
}
