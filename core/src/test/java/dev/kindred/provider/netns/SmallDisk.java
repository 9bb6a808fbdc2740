package dev.kindred.provider.netns;

import dev.kindred.host.Command;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A small file system in memory that can be filled to the last file and the last page. */
final class SmallDisk {
  private static final int PAGE = 4096;

  private final Path root;
  private final Path filler;
  private final List<Path> fillers = new ArrayList<>();

  /**
   * @param root where it is mounted
   */
  SmallDisk(Path root) {
    this.root = root;
    this.filler = root.resolve("filler");
  }

  /** Leaves room for so many files. */
  void leaveFiles(int count) throws IOException {
    try {
      while (true) {
        fillers.add(Files.createFile(root.resolve("filler" + fillers.size())));
      }
    } catch (IOException full) {
      for (int i = 0; i < count; i++) {
        Files.delete(fillers.removeLast());
      }
    }
  }

  /** Leaves room for so many pages in files. */
  void leavePages(int count) throws IOException {
    try (FileChannel file =
        FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      try {
        while (file.write(ByteBuffer.allocate(PAGE), file.size()) == PAGE) {
          // Until it is full.
        }
      } catch (IOException full) {
        // As it should be.
      }
      file.truncate((file.size() / PAGE - count) * PAGE);
    }
  }

  /** Leaves room for everything. */
  void free() throws IOException {
    Files.deleteIfExists(filler);
    for (Path file : fillers) {
      Files.delete(file);
    }
    fillers.clear();
  }

  /**
   * Forbids all changes at its mount, or allows them. Without {@code -i} mount(8) hands back what
   * it finds among the options in mountinfo, as the {@code uid=} of a tmpfs that a plain user
   * mounted, which the kernel refuses in a user namespace.
   */
  void readOnly(boolean forbidden) {
    String options = "remount,bind," + (forbidden ? "ro" : "rw");
    Command.of("mount", "-n", "-i", "-o", options, root.toString()).run();
  }
}
