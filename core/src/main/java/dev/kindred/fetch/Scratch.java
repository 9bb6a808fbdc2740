package dev.kindred.fetch;

import dev.kindred.host.Fault;
import dev.kindred.host.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Files and folders in a place for passing work. */
final class Scratch {
  private Scratch() {}

  /** Makes a folder, with its parents. */
  static Path folder(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new Fault("could not make folder " + path + ": " + Reason.of(e, path), "", e);
    }
  }

  /** Makes a folder of this user's alone where temporary files lie. */
  static Path temporary(String prefix) {
    try {
      return Files.createTempDirectory(prefix);
    } catch (IOException e) {
      throw new Fault("could not make a folder for temporary files: " + Reason.of(e), "", e);
    }
  }

  static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new Fault("could not write " + file + ": " + Reason.of(e, file), "", e);
    }
  }

  /** The files in a folder whose names match a pattern of the shell. */
  static List<Path> list(Path folder, String pattern) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
      found.forEach(files::add);
    } catch (IOException | DirectoryIteratorException e) {
      throw new Fault("could not read folder " + folder + ": " + Reason.of(e, folder), "", e);
    }
    return files;
  }

  /** The one file that a download left. */
  static Path only(Path folder, String pattern) {
    List<Path> files = list(folder, pattern);
    if (files.size() != 1) {
      throw new Fault("the download left " + files.size() + " files " + pattern + ", not one", "");
    }
    return files.getFirst();
  }

  /** For a file to be moved: else a loss of power could leave an empty one under its name. */
  static void toDisk(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Removes a folder with all in it, as far as it can; a killed program may still write there. */
  static void delete(Path path) {
    try {
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(path)) {
          inside.forEach(Scratch::delete);
        }
      }
      Files.deleteIfExists(path);
    } catch (IOException | DirectoryIteratorException e) {
      // It is swept the next time.
    }
  }
}
