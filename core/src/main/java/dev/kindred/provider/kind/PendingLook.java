package dev.kindred.provider.kind;

import dev.kindred.host.Fault;
import dev.kindred.provider.kubernetes.KubernetesSighting;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A look at the nodes of a lab that goes on while its plan is made. */
final class PendingLook {
  private final FutureTask<KubernetesSighting> task;

  private PendingLook(FutureTask<KubernetesSighting> task) {
    this.task = task;
  }

  static PendingLook begin(Observer observer) {
    FutureTask<KubernetesSighting> task = new FutureTask<>(observer::read);
    Thread.ofVirtual().start(task);
    return new PendingLook(task);
  }

  /**
   * Waits for what it sees.
   *
   * @throws Fault that of the look, or where the thread is interrupted
   */
  KubernetesSighting result() {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault
          ? fault
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new Fault("interrupted in the middle of a look", "Run the command again.", e);
    }
  }
}
