package dev.kindred.provider.netns;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Agents that outlived a killed Kindred, and what they had begun, as a plugin that takes its time.
 * Whoever holds the lab's lock ends them before anything is observed and changed, so that nobody
 * else makes changes meanwhile. An agent that makes changes leaves a file in the lab as long as it
 * is at work, so that there is something to look for; what it starts inherits its mark.
 */
final class Strays {
  /** The variable of their environment that holds the mark. */
  static final String MARK = "KINDRED_CHANGES";

  private static final String FOLDER = "agents";
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final Holder holder;
  private final LabFiles files;
  private final String sign =
      FOLDER + "/" + ProcessHandle.current().pid() + "." + NUMBERS.incrementAndGet();

  Strays(Holder holder) {
    this.holder = holder;
    this.files = new LabFiles(holder);
  }

  /** Which lab they change. */
  String mark() {
    return Long.toString(holder.pid());
  }

  /** Leaves the sign that an agent may become a stray. */
  void mayCome() {
    files.write(sign, "");
  }

  /** Takes the sign away. */
  void cannotCome() {
    if (files.exists(sign)) {
      files.delete(sign);
    }
  }

  /**
   * Ends all strays of the lab; returns when they are gone, and what they had begun to take for
   * nobody is given back.
   */
  void end() {
    List<String> signs = files.names(FOLDER);
    if (signs.isEmpty()) {
      return;
    }
    long deadline = System.nanoTime() + PATIENCE;
    List<Long> strays = Processes.withVariable(MARK, mark());
    while (!strays.isEmpty()) {
      for (long stray : strays) {
        ProcessHandle.of(stray).ifPresent(ProcessHandle::destroyForcibly);
      }
      if (System.nanoTime() > deadline) {
        throw new Fault(
            "process " + strays.getFirst() + ", which a killed Kindred left, does not end",
            Advice.of("Remove the lab with: ", "down"));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      strays = Processes.withVariable(MARK, mark());
    }
    new Leases(holder).sweep();
    signs.forEach(s -> files.delete(FOLDER + "/" + s));
  }
}
