package dev.kindred.provider.netns;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what one run of a command printed: files with numbers for names, of which the oldest go and
 * the newest grows. Where the folder is named otherwise meanwhile, it is followed.
 */
final class LogReader {
  private final Path folder;
  private final Path before;
  private final Optional<Object> key;
  private int number;
  private long offset;

  /**
   * @param folder of the run
   * @param before what the folder is called when the command was started again
   */
  LogReader(Path folder, Path before) {
    this.folder = folder;
    this.before = before;
    this.key = key(folder);
  }

  /** True when there was such a run. */
  boolean exists() {
    return key.isPresent();
  }

  /** True while the command has not been started again. */
  boolean isCurrent() {
    return exists() && key(folder).equals(key);
  }

  /** Writes what has come since the last call. */
  void copy(OutputStream out) throws IOException {
    Path now = isCurrent() ? folder : before;
    if (!exists() || !key(now).equals(key)) {
      return;
    }
    // Those but the last that are in this list grow no more.
    for (int next : numbers(now)) {
      if (next > number) {
        number = next;
        offset = 0;
      }
      if (next == number) {
        offset += copy(now.resolve(Integer.toString(next)), out);
      }
    }
  }

  private long copy(Path file, OutputStream out) throws IOException {
    InputStream in;
    try {
      in = Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      return 0; // It was the oldest.
    }
    try (in) {
      in.skipNBytes(offset);
      return in.transferTo(out);
    }
  }

  private static int[] numbers(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.length() < 10 && f.chars().allMatch(c -> c >= '0' && c <= '9'))
          .mapToInt(Integer::parseInt)
          .sorted()
          .toArray();
    } catch (IOException e) {
      return new int[0];
    }
  }

  private static Optional<Object> key(Path folder) {
    try {
      return Optional.ofNullable(Files.readAttributes(folder, BasicFileAttributes.class).fileKey());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
