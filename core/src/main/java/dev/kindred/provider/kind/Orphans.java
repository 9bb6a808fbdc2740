package dev.kindred.provider.kind;

import dev.kindred.provider.LabHome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What a Kindred that was killed has left at work: a kind that goes on making a cluster of the lab.
 */
final class Orphans {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

  private Orphans() {}

  /** Ends them, with all that they started. They are known by the lab's kubeconfigs. */
  static void end(LabHome home) {
    String folder = LabContext.kubeconfigs(home) + "/";
    List<ProcessHandle> ended = new ArrayList<>();
    List<ProcessHandle> making = new ArrayList<>();
    ProcessHandle.allProcesses()
        .filter(process -> process.info().command().filter(c -> c.endsWith("/kind")).isPresent())
        .filter(process ->
            process
                .info()
                .arguments()
                .filter(line -> Arrays.stream(line).anyMatch(word -> word.startsWith(folder)))
                .isPresent())
        .forEach(process -> end(process, ended, making));
    await(ended);
    await(making);
  }

  /** The parent first, so that it starts no more of them. */
  private static void end(
      ProcessHandle process, List<ProcessHandle> ended, List<ProcessHandle> making) {
    if (makes(process)) {
      making.add(process);
      return;
    }
    List<ProcessHandle> children = process.children().toList();
    process.destroyForcibly();
    ended.add(process);
    children.forEach(child -> end(child, ended, making));
  }

  /**
   * An engine that is ended while it makes a container leaves the container's volume, unnamed; one
   * that loses what it has started for that waits for ever, and holds its locks.
   */
  private static boolean makes(ProcessHandle process) {
    return process.info().arguments().filter(line -> List.of(line).contains("run")).isPresent();
  }

  private static void await(List<ProcessHandle> processes) {
    long end = System.nanoTime() + PATIENCE;
    while (processes.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
