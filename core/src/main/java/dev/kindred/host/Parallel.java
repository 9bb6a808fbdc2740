package dev.kindred.host;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** The same work on many things, side by side. */
public final class Parallel {
  private Parallel() {}

  /** Does tasks side by side, as {@link #map} does. */
  public static void run(List<Runnable> tasks) {
    each(tasks, Runnable::run);
  }

  /**
   * Does work, and beside it what helps with it. Where the work fails, the help is interrupted.
   *
   * @throws Fault that of the work, else that of the help when both are done
   */
  public static void withHelp(Runnable work, Runnable help) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> helping =
          threads.submit(() -> {
            help.run();
            return true;
          });
      try {
        work.run();
      } catch (RuntimeException e) {
        helping.cancel(true);
        throw e;
      }
      try {
        results(List.of(helping));
      } catch (InterruptedException e) {
        threads.shutdownNow();
        throw interrupted(e);
      }
    }
  }

  /** As {@link #map}, without results. */
  public static <A> void each(List<A> things, Consumer<A> work) {
    map(
        things,
        thing -> {
          work.accept(thing);
          return true;
        });
  }

  /**
   * Does the work on each, and returns the results in the order of the things.
   *
   * @throws Fault the first fault, the others suppressed in it, when all are done; or when the
   *     thread is interrupted, which interrupts the work
   */
  public static <A, B> List<B> map(List<A> things, Function<A, B> work) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<B>> futures =
          things.stream().map(thing -> threads.submit(() -> work.apply(thing))).toList();
      try {
        return results(futures);
      } catch (InterruptedException e) {
        threads.shutdownNow();
        throw interrupted(e);
      }
    }
  }

  private static Fault interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new Fault("interrupted in the middle of the work", "Run the command again.", cause);
  }

  private static <B> List<B> results(List<Future<B>> futures) throws InterruptedException {
    List<B> results = new ArrayList<>();
    List<RuntimeException> faults = new ArrayList<>();
    for (Future<B> future : futures) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        faults.add(
            e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e));
      }
    }
    if (!faults.isEmpty()) {
      RuntimeException first = faults.getFirst();
      faults.stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
    return results;
  }
}
