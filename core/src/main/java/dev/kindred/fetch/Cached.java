package dev.kindred.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file or folder that is kept for later, and can be made or fetched again.
 *
 * @param used when it was last used, as far as that is known
 * @param bytes its size, with all in it
 * @param left true for what was left by one that was killed: nobody will use it
 */
public record Cached(Path path, Instant used, long bytes, boolean left) {
  /** Files in a folder whose names match a pattern of the shell; none where there is no folder. */
  public static List<Cached> in(Path folder, String pattern) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Cached> found = new ArrayList<>();
    Scratch.list(folder, pattern).forEach(file -> of(file).ifPresent(found::add));
    return found;
  }

  /** One that was used when it was last written or read; empty when it is not there. */
  static Optional<Cached> of(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      long bytes = 0;
      Instant used = Instant.EPOCH;
      for (Path file : files.toList()) {
        BasicFileAttributes attributes = attributes(file);
        bytes += attributes.isRegularFile() ? attributes.size() : 0;
        used = latest(used, attributes);
      }
      return Optional.of(new Cached(path, used, bytes, false));
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty(); // It goes just now, or is not ours to read.
    }
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** Listing a folder counts as reading it, so that only files tell when they were read. */
  private static Instant latest(Instant before, BasicFileAttributes file) {
    Instant written = file.lastModifiedTime().toInstant();
    Instant read = file.isDirectory() ? written : file.lastAccessTime().toInstant();
    Instant used = written.isAfter(read) ? written : read;
    return used.isAfter(before) ? used : before;
  }

  /** When a file was last written; long ago when it is not there. */
  static Instant changed(Path file) {
    try {
      return attributes(file).lastModifiedTime().toInstant();
    } catch (IOException e) {
      return Instant.EPOCH;
    }
  }

  /** The same, left by one that was killed. */
  Cached leftBehind() {
    return new Cached(path, used, bytes, true);
  }

  /** Removes it, as far as that can be done. */
  public void delete() {
    Scratch.delete(path);
  }
}
