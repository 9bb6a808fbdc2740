package dev.kindred.provider.netns;

import java.time.Duration;

/** Acts when something is not done within its time: what waits for a program then goes on. */
final class TimeLimit {
  private final Thread watch;

  private TimeLimit(Thread watch) {
    this.watch = watch;
  }

  /**
   * Begins now.
   *
   * @param late what is done when the time is over, unless the limit was {@link #met}
   */
  static TimeLimit of(Duration time, Runnable late) {
    return new TimeLimit(
        Thread.startVirtualThread(() -> {
          try {
            Thread.sleep(time);
            late.run();
          } catch (InterruptedException e) {
            // It was met.
          }
        }));
  }

  /** It is done, in time or not. */
  void met() {
    watch.interrupt();
  }
}
