package dev.kindred.fetch;

import dev.kindred.host.Command;
import dev.kindred.host.Fault;
import dev.kindred.host.Packages;
import dev.kindred.host.Programs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The machine as the search for programs sees it.
 *
 * @param folders where distributions and hands put plugins
 * @param architecture of the processor, in Java's word
 * @param changes of the environment for tests: what it holds comes before this process's own
 */
record Surroundings(List<Path> folders, String architecture, Map<String, String> changes) {
  Surroundings {
    folders = List.copyOf(folders);
    changes = Map.copyOf(changes);
  }

  /** This machine, and the environment as it is. */
  static Surroundings ofThisMachine() {
    return new Surroundings(
        List.of(Path.of("/opt/cni/bin"), Path.of("/usr/lib/cni"), Path.of("/usr/libexec/cni")),
        System.getProperty("os.arch", ""),
        Map.of());
  }

  /** The operating system, in Java's word, as {@code Linux}. */
  String system() {
    return System.getProperty("os.name", "");
  }

  /** A variable of the environment; an empty one counts as none. */
  Optional<String> variable(String name) {
    String value = changes.containsKey(name) ? changes.get(name) : System.getenv(name);
    return Optional.ofNullable(value).filter(v -> !v.isEmpty());
  }

  /** The file of a program. */
  Optional<Path> find(String program) {
    String path = variable("PATH").orElse("/usr/bin:/bin");
    return Programs.find(program, Programs.withSystemFolders(path));
  }

  /** True when there is such a program. */
  boolean has(String program) {
    return find(program).isPresent();
  }

  /**
   * Sees that there are programs.
   *
   * @throws Fault when one is missing
   */
  void need(String... programs) {
    for (String program : programs) {
      if (!has(program)) {
        throw new Fault("there is no program " + program, Packages.advice(program));
      }
    }
  }

  /** A program to run in this environment. */
  Command command(String... arguments) {
    return Command.of(arguments).env(changes);
  }
}
