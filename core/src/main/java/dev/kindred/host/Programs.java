package dev.kindred.host;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for programs as a shell does. */
public final class Programs {
  /** Where ip and its like are, which plain users' PATH often lacks. */
  private static final List<String> SYSTEM = List.of("/usr/local/sbin", "/usr/sbin", "/sbin");

  private Programs() {}

  /** A PATH with the folders for system programs behind its own. */
  public static String withSystemFolders(String path) {
    Set<String> folders = new LinkedHashSet<>(List.of(path.split(":")));
    folders.addAll(SYSTEM);
    folders.remove("");
    return String.join(":", folders);
  }

  /** The file of a program that this process would run. */
  public static Optional<Path> find(String program) {
    return find(program, withSystemFolders(System.getenv().getOrDefault("PATH", "/usr/bin:/bin")));
  }

  /**
   * The file of a program.
   *
   * @param program a name, or a path, which is not looked for on PATH
   */
  public static Optional<Path> find(String program, String path) {
    if (program.indexOf('/') >= 0) {
      return file("", program);
    }
    for (String folder : path.split(":")) {
      Optional<Path> file = folder.isEmpty() ? Optional.empty() : file(folder, program);
      if (file.isPresent()) {
        return file;
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> file(String folder, String program) {
    try {
      return Optional.of(Path.of(folder, program))
          .filter(f -> Files.isRegularFile(f) && Files.isExecutable(f));
    } catch (InvalidPathException e) {
      return Optional.empty(); // A name that this locale cannot write.
    }
  }
}
