package dev.kindred.provider.netns;

import dev.kindred.host.Command;
import dev.kindred.host.Fault;
import dev.kindred.host.UserNamespaces;
import dev.kindred.provider.LabHome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Starts the process that holds a lab: its namespaces first, then what is in them. */
final class HolderStart {
  /** What to do where namespaces can be made, but not set up. */
  static final String MOUNTS =
      "Kindred mounts /proc and a file system in memory on /run there, and makes a bridge. In a"
          + " container: start it with --privileged, or with --security-opt"
          + " systempaths=unconfined so that /proc may be mounted.";

  /**
   * What unshare says when its child was killed by SIGKILL: it ends itself by the same signal, for
   * which it has to unblock it, and that one cannot be.
   */
  private static final String ENDED_AS_ITS_CHILD = "sigprocmask unblock failed";

  private final LabHome home;
  private final Process process;
  private final Duration limit;
  private boolean made;
  private volatile String hung = "";

  private HolderStart(LabHome home, Process process, Duration limit) {
    this.home = home;
    this.process = process;
    this.limit = limit;
  }

  /**
   * The holder of a lab that has none.
   *
   * @param limit how long that may take
   */
  static Holder of(LabHome home, int mtu, Duration limit) {
    Holder.labelled(home).forEach(begun -> begun.end(home, limit));
    home.ledger().intend(Holder.KIND, home.name());
    String starter = Scripts.into(home.folder(), "starter.sh").toString();
    String script = Scripts.into(home.folder(), "holder.sh").toString();
    String users = Scripts.into(home.folder(), "users.sh").toString();
    Scripts.into(home.folder(), Holder.KEEPER);
    Scripts.into(home.folder(), Witness.SCRIPT); // When the lab ends, the disk may be full.
    Process process =
        Command.of("sh", starter, users, script, Holder.LABEL, home.folder().toString())
            .env("LC_ALL", "C") // Its error texts are read.
            .purpose("make the namespaces of lab " + home.name())
            .start();
    return new HolderStart(home, process, limit).finish(mtu);
  }

  private Holder finish(int mtu) {
    TimeLimit watch = TimeLimit.of(limit, this::hangs);
    try (Writer in = process.outputWriter(StandardCharsets.UTF_8);
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      if (!"unshared".equals(out.readLine())) {
        throw refused();
      }
      LabUsers.map(Processes.child(process.pid()).orElseThrow(this::refused));
      in.write("mapped\n");
      in.flush();
      made = "begun".equals(out.readLine());
      in.write(mtu + "\n");
      in.flush();
      if (!"ready".equals(out.readLine())) {
        throw refused();
      }
      long pid =
          Processes.child(process.pid()).flatMap(Processes::child).orElseThrow(this::refused);
      Holder holder = new Holder(pid);
      home.ledger().made(Holder.KIND, home.name(), holder.entry(home).detail());
      in.write("go " + home.deadline() + "\n");
      in.flush();
      if (!watch.met()) {
        throw refused();
      }
      process.destroy(); // The one above; the holder lives on.
      return holder;
    } catch (IOException e) {
      throw refused();
    } finally {
      watch.met();
    }
  }

  /**
   * Ends what was begun, from below: a parent that is gone has no descendants to be found. What its
   * parent left behind is found by the lab's label.
   */
  private void abandon() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    for (long pid : Processes.withArguments(Holder.LABEL, home.folder().toString())) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private void hangs() {
    String last = Processes.deepest(process.toHandle());
    hung = last.isEmpty() ? "unshare" : last;
    abandon();
  }

  private Fault refused() {
    if (hung.isEmpty()) {
      endInput();
    }
    String said = Processes.lastWords(process);
    abandon();
    if (!hung.isEmpty()) {
      return cut("no end within " + limit.toSeconds() + " s of what was to do so: " + hung);
    }
    if (said.isEmpty() || said.contains(ENDED_AS_ITS_CHILD)) {
      return cut("what was to do so was killed");
    }
    if (!made) {
      return UserNamespaces.check(said);
    }
    return new Fault("could not set lab " + home.name() + " up in its namespaces: " + said, MOUNTS);
  }

  private Fault cut(String how) {
    return new Fault(
        "could not set lab " + home.name() + " up in its namespaces: " + how,
        "Run the command again.");
  }

  /** What still waits for us ends then. */
  private void endInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has ended already.
    }
  }
}
