package dev.kindred.host;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream of which something is told while it is read; reading a single byte is no exception. */
abstract class Overheard extends FilterInputStream {
  Overheard(InputStream in) {
    super(in);
  }

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public abstract int read(byte[] bytes, int from, int length) throws IOException;
}
