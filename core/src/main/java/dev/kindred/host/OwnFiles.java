package dev.kindred.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Folders and files that Kindred makes for itself: for their owner alone, and never by way of a
 * link that somebody put in their place. What is in a folder of another user is not believed.
 */
public final class OwnFiles {
  /** In bytes. Nothing that Kindred writes for itself comes near. */
  public static final int LARGEST = 16 << 20;

  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final FileAttribute<Set<PosixFilePermission>> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /** Of the mode. */
  private static final int OTHERS_WRITE = 0002;

  /** Of the mode: everybody removes only what is his own. */
  private static final int STICKY = 01000;

  private OwnFiles() {}

  /**
   * Makes a folder, with those above it, or sees that the one that is there is our own.
   *
   * @throws IOException when it is a link, no folder, another user's, or in a folder that others
   *     may change
   */
  public static void folder(Path folder) throws IOException {
    Path above = folder.toAbsolutePath().getParent();
    if (above != null && Files.exists(above)) {
      checkShared(above);
    }
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      check(folder);
      if (!Files.getPosixFilePermissions(folder).equals(FOLDER)) {
        Files.setPosixFilePermissions(folder, FOLDER);
      }
      return;
    }
    if (Files.isSymbolicLink(folder)) {
      throw new IOException(folder + " is a symbolic link; Kindred makes its folders itself");
    }
    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
  }

  /**
   * Sees that a folder is this user's.
   *
   * @throws IOException when it is a link or another user's
   */
  public static void check(Path folder) throws IOException {
    if (!mode(folder, "uid", LinkOption.NOFOLLOW_LINKS).equals(own())) {
      throw new IOException(folder + " belongs to another user");
    }
  }

  /**
   * Sees that nobody but this user and root can put another folder in the place of one in this.
   *
   * @throws IOException when somebody can
   */
  public static void checkShared(Path folder) throws IOException {
    Integer owner = mode(folder, "uid");
    int mode = mode(folder, "mode");
    if (!owner.equals(0) && !owner.equals(own())) {
      throw new IOException(folder + " belongs to another user");
    }
    if ((mode & OTHERS_WRITE) != 0 && (mode & STICKY) == 0) {
      throw new IOException("others may write " + folder);
    }
  }

  private static Integer mode(Path file, String attribute, LinkOption... options)
      throws IOException {
    return (Integer) Files.getAttribute(file, "unix:" + attribute, options);
  }

  /** This user. Where there is no /proc, the owner of the home that the system knows of. */
  private static Integer own() throws IOException {
    Path self = Path.of("/proc/self");
    return mode(Files.exists(self) ? self : Path.of(System.getProperty("user.home", "/")), "uid");
  }

  /**
   * Reads a file, with a mark in the place of bytes that are no text.
   *
   * @throws NoSuchFileException when there is none
   * @throws IOException when it is a link, a pipe, or too large, or not in a folder of this user
   */
  public static String read(Path file) throws IOException {
    checkFolderOf(file);
    // In one look: between two, a lab may be taken down and made anew.
    if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isRegularFile()) {
      throw new IOException("it is no file of Kindred's");
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new IOException("it is larger than " + (LARGEST >> 20) + " MiB");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** Opens a file, which is made for its owner alone; a link in its place is an error. */
  public static FileChannel open(Path file, OpenOption... options) throws IOException {
    checkFolderOf(file);
    Set<OpenOption> all = new HashSet<>(List.of(options));
    all.add(LinkOption.NOFOLLOW_LINKS);
    return FileChannel.open(file, all, FILE);
  }

  /** Appends to a file, on disk before the call returns. */
  public static void append(Path file, String text) throws IOException {
    try (FileChannel channel = open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      write(channel, text);
      channel.force(false);
    }
  }

  /** Writes a file so that whoever reads it gets the old text or the new. */
  public static void replace(Path file, String text) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    checkFolderOf(next);
    Files.deleteIfExists(next); // Left by a crash, or put there: neither is written to.
    try (FileChannel channel =
        open(next, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      write(channel, text);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(FileChannel channel, String text) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private static void checkFolderOf(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      check(folder);
    }
  }
}
