package dev.kindred.provider.kind.images;

import dev.kindred.host.Fault;
import dev.kindred.host.Reason;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Archives of sets of images on their way to nodes, each named by what is in it. Those that were
 * not used in two weeks go when another is made.
 *
 * @param folder made when it is needed
 */
record ArchiveCache(Path folder) {
  private static final String GLOB = "{*.tar,*.part," + Trees.SCRATCH + "*}";
  private static final Duration KEEP = Duration.ofDays(14);

  /** Work that takes longer has died. */
  private static final Duration UNFINISHED = Duration.ofHours(1);

  /** The archive that holds these images; made unless it is there. */
  Path of(EngineImages engine, List<EngineImage> images) {
    Path file = folder.resolve(Digests.ofImages(images) + ".tar");
    try {
      if (Files.exists(file)) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        return file;
      }
      Trees.make(folder);
      sweep();
      Path unfinished = Files.createTempFile(folder, "save-", ".part");
      try {
        engine.save(images, unfinished);
        return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new Fault(
          "could not keep an archive in " + folder + ": " + Reason.of(e, folder),
          "See to the disk.",
          e);
    }
  }

  /** Lets go of an archive that nobody could read. */
  void forget(Path file) {
    Trees.delete(file);
  }

  private void sweep() throws IOException {
    Instant now = Instant.now();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, GLOB)) {
      for (Path file : files) {
        Duration keep = file.toString().endsWith(".tar") ? KEEP : UNFINISHED;
        if (Files.getLastModifiedTime(file).toInstant().plus(keep).isBefore(now)) {
          Trees.delete(file);
        }
      }
    }
  }
}
