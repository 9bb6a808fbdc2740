package dev.kindred.lab;

import dev.kindred.host.Fault;
import dev.kindred.host.OwnFiles;
import dev.kindred.host.Reason;
import dev.kindred.provider.Progress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The right to change a lab, held by one process at a time, and in it by one thread. The kernel
 * takes it back when the process ends, however it ends. A process loses a file's lock as soon as it
 * closes the file anywhere, so that nobody opens this file but who is about to hold it; who holds
 * it stands in another one.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/fcntl_locking.2.html">fcntl_locking(2)</a>
 */
final class LabLock implements AutoCloseable {
  static final String NAME = "lock";
  private static final String OWNER = "owner";

  private static final Map<Path, Semaphore> THREADS = new ConcurrentHashMap<>();

  private final FileChannel channel;
  private final Semaphore thread;

  private LabLock(FileChannel channel, Semaphore thread) {
    this.channel = channel;
    this.thread = thread;
  }

  /**
   * Takes the lock in a lab's folder, which is made when it is not there.
   *
   * @param patience how long to wait for whoever has it
   * @throws Fault that names who has it, when it is not free in time
   */
  static LabLock take(Path folder, String command, Duration patience, Progress progress) {
    long deadline = System.nanoTime() + patience.toNanos();
    Semaphore thread = THREADS.computeIfAbsent(canonical(folder), f -> new Semaphore(1));
    boolean told = false;
    while (true) {
      LabLock lock = attempt(folder, thread, true);
      if (lock != null) {
        sign(folder.resolve(OWNER), command);
        return lock;
      }
      if (System.nanoTime() > deadline) {
        throw new Fault(
            "lab " + folder.getFileName() + " is being changed by " + owner(folder),
            "Wait for it, or end it, and run the command again.");
      }
      if (!told) {
        progress.step("waiting for " + owner(folder));
        told = true;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      if (Thread.currentThread().isInterrupted()) {
        throw new Fault(
            "interrupted while waiting for lab " + folder.getFileName(), "Run the command again.");
      }
    }
  }

  /**
   * The lock of a folder that is there, at once; empty when another has it, or the folder is gone.
   *
   * @param command what it is taken for
   */
  static Optional<LabLock> attempt(Path folder, String command) {
    Semaphore thread = THREADS.computeIfAbsent(canonical(folder), f -> new Semaphore(1));
    LabLock lock = attempt(folder, thread, false);
    if (lock != null) {
      sign(folder.resolve(OWNER), command);
    }
    return Optional.ofNullable(lock);
  }

  /** The same for all paths to a folder: a second lock, when it is closed, would end the first. */
  private static Path canonical(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    Path parent = path.getParent();
    try {
      return parent == null ? path : parent.toRealPath().resolve(path.getFileName());
    } catch (IOException e) {
      return path;
    }
  }

  private static @Nullable LabLock attempt(Path folder, Semaphore thread, boolean make) {
    if (!thread.tryAcquire()) {
      return null;
    }
    FileChannel channel = null;
    try {
      if (make) {
        OwnFiles.folder(folder);
      }
      channel = locked(folder);
    } catch (NoSuchFileException e) {
      if (make && !Files.isDirectory(folder.toAbsolutePath().resolveSibling("."))) {
        throw noPlace(folder, e);
      }
      return null; // Whoever had it has just removed the lab.
    } catch (IOException e) {
      throw noPlace(folder, e);
    } finally {
      if (channel == null) {
        thread.release();
      }
    }
    return channel == null ? null : new LabLock(channel, thread);
  }

  /** Where nothing can be made, waiting does not help. */
  private static Fault noPlace(Path folder, IOException e) {
    return new Fault(
        "could not lock " + folder + ": " + Reason.of(e, folder),
        "Labs are kept below XDG_STATE_HOME, or else ~/.local/state: see that this is a folder that can be written.",
        e);
  }

  private static @Nullable FileChannel locked(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    try {
      OwnFiles.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE).close();
    } catch (FileAlreadyExistsException e) {
      // The usual case of a lab that is there.
    }
    Object before = identity(file);
    FileChannel channel = OwnFiles.open(file, StandardOpenOption.WRITE);
    try {
      // As long as it is open here, no other file can have its number: the same number before and
      // after means that the locked file is the one at the path, and not one that was removed.
      if (channel.tryLock() != null && before.equals(identity(file))) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Somebody in this process has it, by another path.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return null;
  }

  private static Object identity(Path file) throws IOException {
    Object key =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
    return key == null ? file : key;
  }

  private static void sign(Path owner, String command) {
    try {
      OwnFiles.replace(owner, ProcessHandle.current().pid() + " " + command + "\n");
    } catch (IOException e) {
      // The disk is full; a lab on it can still be taken down, by "another process".
    }
  }

  /** Who has the lock, as {@code process 17 (kindred up)}. */
  static String owner(Path folder) {
    try {
      String text = OwnFiles.read(folder.resolve(OWNER)).strip();
      int blank = text.indexOf(' ');
      return blank < 0
          ? "another process"
          : "process " + text.substring(0, blank) + " (" + text.substring(blank + 1) + ")";
    } catch (IOException e) {
      return "another process";
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new Fault("could not give the lock back: " + Reason.of(e), "", e);
    } finally {
      thread.release();
    }
  }
}
