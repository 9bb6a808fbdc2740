package dev.kindred.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process and all that it started. */
final class ProcessTree {
  /** A killed process is gone at once, unless the kernel holds it, as it does on a dead disk. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private ProcessTree() {}

  /** Kills the process and its descendants, and waits until they are gone. */
  static void end(Process process) {
    List<ProcessHandle> killed = new ArrayList<>();
    kill(process.toHandle(), killed);
    CompletableFuture<?>[] ends =
        killed.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // Nothing more can be done about it.
    }
  }

  /** The parent first, so that it starts no more of them. */
  private static void kill(ProcessHandle process, List<ProcessHandle> killed) {
    List<ProcessHandle> children = process.children().toList();
    process.destroyForcibly();
    killed.add(process);
    children.forEach(child -> kill(child, killed));
  }
}
