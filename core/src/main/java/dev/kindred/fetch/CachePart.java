package dev.kindred.fetch;

import dev.kindred.host.Fault;
import dev.kindred.host.OwnFiles;
import dev.kindred.host.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What Kindred's cache holds of programs of one make, for the one who may change it. For one
 * thread. The kernel gives the lock back when its holder is killed.
 */
final class CachePart implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long PAUSE = 100;

  /** A file's lock is the whole process's, and is lost when any of its threads closes the file. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final CachePlace place;
  private final FileChannel channel;

  private CachePart(CachePlace place, FileChannel channel) {
    this.place = place;
    this.channel = channel;
  }

  /** Waits until this is the only one to change the cache, and sweeps what killed ones left. */
  static CachePart lock(CachePlace place, Consumer<String> progress) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      if (!THREADS.tryLock()) {
        waiting(place, progress);
        if (!THREADS.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
          throw tooLong(place);
        }
      }
      try {
        CachePart locked = new CachePart(place, locked(place, progress, deadline));
        Scratch.list(place.cache(), place.scratch() + "*").forEach(Scratch::delete);
        return locked;
      } catch (Throwable e) {
        THREADS.unlock();
        throw e;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Fault(
          "interrupted while waiting for " + place.cache(), "Run the command again.", e);
    } catch (IOException e) {
      throw place.unusable(e);
    }
  }

  /**
   * Removes what of a part is not wanted.
   *
   * @param unwanted is asked about all that it holds, and true for what is to go
   * @return false when another process is changing it, so that nobody was asked
   */
  static boolean sweep(CachePlace place, Predicate<Cached> unwanted) {
    if (!Files.exists(place.lock()) && content(place).isEmpty()) {
      return true; // Nobody ever fetched; a look makes no lock.
    }
    Optional<CachePart> locked = attempt(place);
    if (locked.isEmpty()) {
      return false;
    }
    try (CachePart own = locked.get()) {
      content(own.place).stream().filter(unwanted).forEach(Cached::delete);
      return true;
    }
  }

  private static Optional<CachePart> attempt(CachePlace place) {
    if (!THREADS.tryLock()) {
      return Optional.empty();
    }
    FileChannel channel = null;
    try {
      FileChannel opened = open(place);
      channel = opened.tryLock() == null ? null : opened;
      if (channel == null) {
        opened.close();
      }
    } catch (IOException e) {
      throw place.unusable(e);
    } finally {
      if (channel == null) {
        THREADS.unlock();
      }
    }
    return channel == null ? Optional.empty() : Optional.of(new CachePart(place, channel));
  }

  /** Every version that it holds, and what fetches left that were killed. */
  private static List<Cached> content(CachePlace place) {
    List<Cached> content = new ArrayList<>(Cached.in(place.cache(), place.versions()));
    Cached.in(place.cache(), place.scratch() + "*").stream()
        .map(Cached::leftBehind)
        .forEach(content::add);
    return content;
  }

  /** Notes that the programs are used today. */
  static void used(CachePlace place) {
    Path folder = place.folder();
    try {
      Instant now = Instant.now();
      if (Cached.changed(folder).isBefore(now.minus(1, ChronoUnit.DAYS))) {
        Files.setLastModifiedTime(folder, FileTime.from(now));
      }
    } catch (IOException e) {
      // A cache that cannot be written is not swept either.
    }
  }

  private static FileChannel open(CachePlace place) throws IOException {
    return OwnFiles.open(place.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static FileChannel locked(CachePlace place, Consumer<String> progress, long deadline)
      throws IOException, InterruptedException {
    Files.createDirectories(
        place.cache(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    FileChannel channel = open(place);
    try {
      boolean said = false;
      while (channel.tryLock() == null) {
        if (System.nanoTime() > deadline) {
          throw tooLong(place);
        }
        if (!said) {
          waiting(place, progress);
          said = true;
        }
        Thread.sleep(PAUSE);
      }
      return channel;
    } catch (Throwable e) {
      channel.close();
      throw e;
    }
  }

  private static void waiting(CachePlace place, Consumer<String> progress) {
    progress.accept("waiting for another kindred that fetches " + place.what());
  }

  private static Fault tooLong(CachePlace place) {
    return new Fault(
        "another process has been fetching %s into %s for too long"
            .formatted(place.what(), place.cache()),
        "See what it does, end it, and run the command again.");
  }

  /** An empty folder, on the cache's file system. */
  Path scratch() {
    Path cache = place.cache();
    try {
      return Files.createTempDirectory(cache, place.scratch());
    } catch (IOException e) {
      throw new Fault(
          "could not make a folder in " + cache + ": " + Reason.of(e, cache), CachePlace.ADVICE, e);
    }
  }

  /**
   * Moves programs into the cache. Whoever looks meanwhile sees whole files or none.
   *
   * @param fetched the folder that holds them
   * @param scratch for passing work, on the cache's file system
   * @return the folder that they are in
   */
  Path install(Path fetched, Path scratch) {
    Path staged = Scratch.folder(scratch.resolve("staged"));
    Path folder = place.folder();
    try {
      for (Path file : Scratch.list(fetched, "*")) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.isExecutable(file)) {
          Scratch.toDisk(file);
          Files.move(file, staged.resolve(file.getFileName()));
        }
      }
      if (Files.exists(folder)) {
        for (Path file : Scratch.list(staged, "*")) {
          Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
      } else {
        Files.move(staged, folder, StandardCopyOption.ATOMIC_MOVE);
      }
      return folder;
    } catch (IOException e) {
      throw new Fault(
          "could not put %s into %s: %s".formatted(place.what(), folder, Reason.of(e, folder)),
          CachePlace.ADVICE,
          e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new Fault(
          "could not give the lock of " + place.cache() + " back: " + Reason.of(e), "", e);
    } finally {
      THREADS.unlock();
    }
  }
}
