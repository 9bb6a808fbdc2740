package dev.kindred.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Enters the namespaces of containers that run on this machine, as this machine's kernel shows
 * them: a program comes there in a few milliseconds, and with the environment that an engine gives
 * it. It is started in the control groups of its caller.
 */
final class Namespaces {
  /** What the shell of an entry point leaves in the environment of the container's own program. */
  private static final Set<String> OF_SHELLS = Set.of("PWD", "OLDPWD", "SHLVL", "_");

  private static final List<String> ALL =
      List.of("--mount", "--uts", "--ipc", "--net", "--pid", "--cgroup");

  private final Path root;
  private final Optional<Path> program;

  /** By the program nsenter, where this user has it. */
  Namespaces() {
    this(Path.of("/"), Programs.find("nsenter"));
  }

  /**
   * @param root where {@code /proc} and {@code /sys} are looked for
   * @param program which enters
   */
  Namespaces(Path root, Optional<Path> program) {
    this.root = root;
    this.program = program;
  }

  /** True where this user has a program for it. */
  boolean canBeEntered() {
    return program.isPresent();
  }

  /**
   * How a program is started in a container. Empty where the kernel does not show that the process
   * is the container's first one yet, and that it is not frozen: its number may be another's by
   * now, or be another machine's. A number that is free comes again only when all others were used,
   * so that what is asked here holds for the milliseconds until it is used.
   */
  Optional<Carrier.Way> into(ContainerInit init, List<String> arguments) {
    Path process = root.resolve("proc/" + init.pid());
    Optional<Map<String, String>> environment =
        isFirst(process) && isRunning(process, init) ? environment(process) : Optional.empty();
    Optional<Boolean> user = hasOwnUsers(process);
    if (program.isEmpty() || environment.isEmpty() || user.isEmpty()) {
      return Optional.empty();
    }
    List<String> line = new ArrayList<>(List.of(program.get().toString()));
    line.addAll(List.of("--target", Long.toString(init.pid())));
    line.addAll(ALL);
    if (user.get()) {
      line.add("--user");
      if (!isRoot()) {
        line.add("--preserve-credentials"); // Root there by the mapping; it may set no groups.
      }
    }
    line.add("--");
    line.addAll(arguments);
    return Optional.of(new Carrier.Way(line, environment.get()));
  }

  private boolean isRoot() {
    for (String line : lines(root.resolve("proc/self/status"))) {
      if (line.startsWith("Uid:")) {
        return line.startsWith("Uid:\t0\t");
      }
    }
    return false;
  }

  /**
   * The first of a PID namespace that was made from this one: those of pods in a node lie deeper.
   *
   * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">NSpid</a>
   */
  private static boolean isFirst(Path process) {
    for (String line : lines(process.resolve("status"))) {
      if (line.startsWith("NSpid:")) {
        String[] numbers = line.strip().split("\t", -1);
        return numbers.length == 3 && numbers[2].equals("1");
      }
    }
    return false;
  }

  /**
   * Is in a control group of the container, which bears its id, and can be seen not to be frozen:
   * what is paused must not be entered.
   */
  private boolean isRunning(Path process, ContainerInit init) {
    for (String line : lines(process.resolve("cgroup"))) {
      String[] parts = line.split(":", 3);
      if (parts.length == 3 && parts[2].contains(init.container())) {
        Optional<Boolean> frozen = frozen(parts[1], parts[2]);
        if (frozen.isPresent()) {
          return !frozen.get();
        }
      }
    }
    return false;
  }

  /** Of a group of version 1 or of version 2; empty for one that says nothing of it. */
  private Optional<Boolean> frozen(String controllers, String group) {
    if (("," + controllers + ",").contains(",freezer,")) {
      Optional<String> state =
          KernelText.read(root.resolve("sys/fs/cgroup/freezer" + group + "/freezer.state"));
      return state.isPresent()
          ? Optional.of(!state.get().strip().equals("THAWED"))
          : Optional.empty();
    }
    Optional<String> events =
        controllers.isEmpty()
            ? KernelText.read(root.resolve("sys/fs/cgroup" + group + "/cgroup.events"))
            : Optional.empty();
    return events.isPresent() ? Optional.of(!events.get().contains("frozen 0")) : Optional.empty();
  }

  private static String[] lines(Path file) {
    return KernelText.read(file).orElse("").split("\n", -1);
  }

  private static Optional<Map<String, String>> environment(Path process) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (String variable : KernelText.read(process.resolve("environ")).orElse("").split("\0", -1)) {
      int at = variable.indexOf('=');
      if (at > 0 && !OF_SHELLS.contains(variable.substring(0, at))) {
        environment.put(variable.substring(0, at), variable.substring(at + 1));
      }
    }
    return environment.isEmpty() ? Optional.empty() : Optional.of(environment);
  }

  /** Empty where this user may not look at the process. */
  private Optional<Boolean> hasOwnUsers(Path process) {
    try {
      Path own = Files.readSymbolicLink(root.resolve("proc/self/ns/user"));
      return Optional.of(!own.equals(Files.readSymbolicLink(process.resolve("ns/user"))));
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }
}
