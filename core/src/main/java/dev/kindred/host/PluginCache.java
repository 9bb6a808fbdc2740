package dev.kindred.host;

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

/**
 * Kindred's own folder of plugins, for the one who may change it. For one thread. The kernel gives
 * the lock back when its holder is killed.
 */
final class PluginCache implements AutoCloseable {
  static final String ADVICE =
      "The cache is kept below XDG_CACHE_HOME, or else ~/.cache: see that this can be written.";

  private static final String FOLDER = "cni";
  private static final String USED = FOLDER + ".used";
  private static final String SCRATCH = "cni-fetch-";
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long PAUSE = 100;

  /** A file's lock is the whole process's, and is lost when any of its threads closes the file. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final Path cache;
  private final FileChannel channel;

  private PluginCache(Path cache, FileChannel channel) {
    this.cache = cache;
    this.channel = channel;
  }

  /** The folder of plugins in a cache. */
  static Path folder(Path cache) {
    return cache.resolve(FOLDER);
  }

  /** Waits until this is the only one to change the cache, and sweeps what killed ones left. */
  static PluginCache lock(Path cache, Consumer<String> progress) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      if (!THREADS.tryLock()) {
        waiting(progress);
        if (!THREADS.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
          throw tooLong(cache);
        }
      }
      try {
        PluginCache locked = new PluginCache(cache, locked(cache, progress, deadline));
        Scratch.list(cache, SCRATCH + "*").forEach(Scratch::delete);
        return locked;
      } catch (Throwable e) {
        THREADS.unlock();
        throw e;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Fault("interrupted while waiting for " + cache, "Run the command again.", e);
    } catch (IOException e) {
      throw new Fault("could not use " + cache + ": " + Reason.of(e, cache), ADVICE, e);
    }
  }

  /** The cache at once; empty when another is changing it, or there is none. */
  static Optional<PluginCache> attempt(Path cache) {
    if (!Files.isDirectory(cache) || !THREADS.tryLock()) {
      return Optional.empty();
    }
    FileChannel channel = null;
    try {
      FileChannel opened = open(cache);
      channel = opened.tryLock() == null ? null : opened;
      if (channel == null) {
        opened.close();
      }
    } catch (IOException e) {
      throw new Fault("could not use " + cache + ": " + Reason.of(e, cache), ADVICE, e);
    } finally {
      if (channel == null) {
        THREADS.unlock();
      }
    }
    return channel == null ? Optional.empty() : Optional.of(new PluginCache(cache, channel));
  }

  /** What it holds: the plugins, and what fetches left that were killed. */
  List<Cached> content() {
    List<Cached> content = new ArrayList<>();
    Path used = cache.resolve(USED);
    Cached.of(folder(cache))
        .map(plugins -> Files.exists(used) ? plugins.usedAt(Cached.changed(used)) : plugins)
        .ifPresent(content::add);
    Scratch.list(cache, SCRATCH + "*")
        .forEach(left -> Cached.of(left).map(Cached::leftBehind).ifPresent(content::add));
    return content;
  }

  /** Notes that the plugins in a cache are used today. */
  static void used(Path cache) {
    Path file = cache.resolve(USED);
    try {
      Instant now = Instant.now();
      if (!Files.exists(file)) {
        Files.createFile(file);
      } else if (Cached.changed(file).isBefore(now.minus(1, ChronoUnit.DAYS))) {
        Files.setLastModifiedTime(file, FileTime.from(now));
      }
    } catch (IOException e) {
      // A cache that cannot be written is not swept either.
    }
  }

  private static FileChannel open(Path cache) throws IOException {
    return OwnFiles.open(
        cache.resolve(FOLDER + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static FileChannel locked(Path cache, Consumer<String> progress, long deadline)
      throws IOException, InterruptedException {
    Files.createDirectories(
        cache, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    FileChannel channel = open(cache);
    try {
      boolean said = false;
      while (channel.tryLock() == null) {
        if (System.nanoTime() > deadline) {
          throw tooLong(cache);
        }
        if (!said) {
          waiting(progress);
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

  private static void waiting(Consumer<String> progress) {
    progress.accept("waiting for another kindred that fetches CNI plugins");
  }

  private static Fault tooLong(Path cache) {
    return new Fault(
        "another process has been fetching CNI plugins into " + cache + " for too long",
        "See what it does, end it, and run the command again.");
  }

  /** An empty folder, on the cache's file system. */
  Path scratch() {
    try {
      return Files.createTempDirectory(cache, SCRATCH);
    } catch (IOException e) {
      throw new Fault(
          "could not make a folder in " + cache + ": " + Reason.of(e, cache), ADVICE, e);
    }
  }

  /**
   * Moves plugins into the cache. Whoever looks meanwhile sees whole files or none.
   *
   * @param fetched the folder that holds them
   * @param scratch for passing work, on the cache's file system
   * @return the folder that they are in
   */
  Path install(Path fetched, Path scratch) {
    Path staged = Scratch.folder(scratch.resolve("staged"));
    Path folder = folder(cache);
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
          "could not put the plugins into " + folder + ": " + Reason.of(e, folder), ADVICE, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new Fault("could not give the lock of " + cache + " back: " + Reason.of(e), "", e);
    } finally {
      THREADS.unlock();
    }
  }
}
