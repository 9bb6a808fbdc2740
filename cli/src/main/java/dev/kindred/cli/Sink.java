package dev.kindred.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Standard output or standard error, which remembers why it could not be written. */
final class Sink extends OutputStream {
  /** Of a mode: what kind of file it is, and the two whose readers may be gone. */
  private static final int KIND = 0170000;

  private static final int PIPE = 0010000;
  private static final int SOCKET = 0140000;

  private final OutputStream below;
  private final Path descriptor;
  private volatile Optional<IOException> fault = Optional.empty();

  Sink(FileDescriptor descriptor, int number) {
    this.below = new FileOutputStream(descriptor);
    this.descriptor = Path.of("/dev/fd", Integer.toString(number));
  }

  /**
   * The first fault; none where the reader of a pipe has gone, as head does: it has seen enough.
   */
  Optional<IOException> fault() {
    return fault.filter(e -> !hadReader());
  }

  /** True where the other end is a program, whose going is the only reason that a write fails. */
  private boolean hadReader() {
    try {
      int kind = (Integer) Files.getAttribute(descriptor, "unix:mode", new LinkOption[0]) & KIND;
      return kind == PIPE || kind == SOCKET;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      below.write(bytes, from, length);
    } catch (IOException e) {
      if (fault.isEmpty()) {
        fault = Optional.of(e);
      }
      throw e;
    }
  }
}
