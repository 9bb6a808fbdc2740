package dev.kindred.provider.kind.images;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The process that bakes, told from later ones with the same number by its start.
 *
 * @param start in seconds since 1970; 0 when it is not known
 * @param count of what it has baked before
 */
record Baker(long pid, long start, int count) {
  private static final AtomicInteger BEFORE = new AtomicInteger();

  private static final Baker NOBODY = new Baker(0, 0, 0);

  /** The start is reckoned from the time of boot, which moves when the clock is set. */
  private static final Duration INEXACT = Duration.ofSeconds(10);

  /** This process, about to bake once more. */
  static Baker ofThisProcess() {
    ProcessHandle process = ProcessHandle.current();
    return new Baker(process.pid(), start(process).orElse(0L), BEFORE.getAndIncrement());
  }

  /** From its {@link #name}; one that never lived when it is none. */
  static Baker of(String name) {
    String[] parts = name.split("-", -1);
    try {
      return parts.length == 3
          ? new Baker(
              Long.parseLong(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]))
          : NOBODY;
    } catch (NumberFormatException e) {
      return NOBODY;
    }
  }

  private static Optional<Long> start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::getEpochSecond);
  }

  String name() {
    return pid + "-" + start + "-" + count;
  }

  boolean isAlive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(p -> Math.abs(start(p).orElse(start) - start) <= INEXACT.toSeconds())
        .isPresent();
  }
}
