package dev.kindred.provider.kind.doctor;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what processes there are. */
final class ProcessReader {
  private static final String INOTIFY = "anon_inode:inotify";

  /** To look at more files takes longer than the answer is worth. */
  private static final int MOST_FILES = 20_000;

  private final RootFiles files;
  private int looked;

  ProcessReader(RootFiles files) {
    this.files = files;
  }

  /** True when a process has this name; absent when processes cannot be listed. */
  Optional<Boolean> runs(String name) {
    return processes()
        .map(all ->
            all.stream()
                .anyMatch(process ->
                    files
                        .text("/proc/" + process.getFileName() + "/comm")
                        .filter(comm -> comm.strip().equals(name))
                        .isPresent()));
  }

  /** How many instances of inotify a user's processes have, of those that may be looked into. */
  OptionalLong inotifyInstances(long user) {
    Optional<List<Path>> all = processes();
    if (all.isEmpty()) {
      return OptionalLong.empty();
    }
    long count = 0;
    for (Path process : all.get()) {
      count += isOf(user, process) ? instances(process.resolve("fd")) : 0;
      if (looked > MOST_FILES) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(count);
  }

  private static boolean isOf(long user, Path process) {
    try {
      return Files.getAttribute(process, "unix:uid") instanceof Integer uid && uid == user;
    } catch (IOException | UnsupportedOperationException e) {
      return false; // It has ended.
    }
  }

  private int instances(Path descriptors) {
    int count = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
      for (Path descriptor : all) {
        looked++;
        count += isInotify(descriptor) ? 1 : 0;
      }
    } catch (IOException | DirectoryIteratorException e) {
      return count; // It has ended, or may not be looked into.
    }
    return count;
  }

  private static boolean isInotify(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().equals(INOTIFY);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private Optional<List<Path>> processes() {
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> numbers = Files.newDirectoryStream(files.at("/proc"), "[0-9]*")) {
      numbers.forEach(all::add);
      return all.isEmpty() ? Optional.empty() : Optional.of(all);
    } catch (IOException | DirectoryIteratorException e) {
      return Optional.empty();
    }
  }
}
