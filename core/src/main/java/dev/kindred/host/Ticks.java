package dev.kindred.host;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;

/** Counts the ticks in what a program prints, and takes them out. */
final class Ticks extends Overheard {
  private final IntConsumer heard;
  private int count;

  /**
   * Of a stream.
   *
   * @param heard is told how many there were, each time that there are more
   */
  Ticks(InputStream in, IntConsumer heard) {
    super(in);
    this.heard = heard;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int kept = 0;
    while (kept == 0 && length > 0) {
      int n = in.read(bytes, from, length);
      if (n < 0) {
        return n;
      }
      for (int i = from; i < from + n; i++) {
        if (bytes[i] != Command.TICK) {
          bytes[from + kept++] = bytes[i];
        }
      }
      if (kept < n) {
        count += n - kept;
        heard.accept(count);
      }
    }
    return kept;
  }
}
