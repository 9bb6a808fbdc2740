package dev.kindred.provider.kind.images;

import dev.kindred.host.Fault;
import dev.kindred.host.Reason;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders for passing work. */
final class Trees {
  /** How the names of such folders begin. */
  static final String SCRATCH = "scratch-";

  private Trees() {}

  /** Makes a folder that only its owner may enter, with its parents. */
  static void make(Path folder) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /** An empty folder in another, which is made when it is not there. */
  static Path scratch(Path parent) {
    try {
      make(parent);
      return Files.createTempDirectory(parent, SCRATCH);
    } catch (IOException e) {
      throw new Fault(
          "could not make a folder in " + parent + ": " + Reason.of(e, parent),
          "See to the disk.",
          e);
    }
  }

  /** Removes a file or a folder with all in it. */
  static void delete(Path path) {
    try {
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(path)) {
          inside.forEach(Trees::delete);
        }
      }
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new Fault("could not remove " + path + ": " + Reason.of(e, path), "", e);
    }
  }
}
