package dev.kindred.provider.netns;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Acts when something is not done within its time: what waits for a program then goes on. */
final class TimeLimit {
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final Thread watch;

  private TimeLimit(Duration time, Runnable late) {
    this.watch =
        Thread.startVirtualThread(() -> {
          try {
            Thread.sleep(time);
          } catch (InterruptedException e) {
            return; // It was met.
          }
          if (open.compareAndSet(true, false)) {
            late.run();
          }
        });
  }

  /**
   * Begins now.
   *
   * @param late what is done when the time is over, unless the limit was {@link #met} before
   */
  static TimeLimit of(Duration time, Runnable late) {
    return new TimeLimit(time, late);
  }

  /**
   * It is done.
   *
   * @return false when it was not done in time: what is done then has begun, and may have ended
   *     what seemed to be whole
   */
  boolean met() {
    boolean inTime = open.compareAndSet(true, false);
    watch.interrupt();
    return inTime;
  }
}
