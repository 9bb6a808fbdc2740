package dev.kindred.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Tells of each line that a program prints, while it is printed. */
final class LineWatch extends Overheard {
  /** What is longer is no line for people. */
  private static final int LONGEST = 1_000;

  private final Consumer<String> heard;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /**
   * Of a stream.
   *
   * @param heard is told each line that has ended, from the thread that reads
   */
  LineWatch(InputStream in, Consumer<String> heard) {
    super(in);
    this.heard = heard;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int n = in.read(bytes, from, length);
    for (int i = from; i < from + n; i++) {
      if (bytes[i] == '\n') {
        heard.accept(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else if (line.size() < LONGEST) {
        line.write(bytes[i]);
      }
    }
    return n;
  }
}
