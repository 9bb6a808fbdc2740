package dev.kindred.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Reads what a program prints while it runs, up to a limit. */
final class Capture {
  private final InputStream stream;
  private final int limit;
  private final Runnable whenFull;
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean full;

  private Capture(InputStream stream, int limit, Runnable whenFull) {
    this.stream = stream;
    this.limit = limit;
    this.whenFull = whenFull;
  }

  /**
   * Begins to read.
   *
   * @param limit in bytes
   * @param whenFull is run when there is more than the limit; nothing is read then any more
   */
  static Capture of(InputStream stream, int limit, Runnable whenFull) {
    Capture capture = new Capture(stream, limit, whenFull);
    Thread.ofVirtual().start(capture::readAll);
    return capture;
  }

  private void readAll() {
    byte[] buffer = new byte[8192];
    try (stream) {
      for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
        if (n > limit - read.size()) {
          full = true;
          whenFull.run();
          return;
        }
        read.write(buffer, 0, n);
      }
    } catch (IOException e) {
      // The program was ended, and its pipe closed.
    } finally {
      ended.countDown();
    }
  }

  /** Waits for the end of what is printed; false when it has not come. */
  boolean await(long nanos) throws InterruptedException {
    return ended.await(nanos, TimeUnit.NANOSECONDS);
  }

  /** True when there was more than the limit. */
  boolean isFull() {
    return full;
  }

  /** What was read so far. */
  String text() {
    return read.toString(StandardCharsets.UTF_8);
  }
}
