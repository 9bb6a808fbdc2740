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
    }
    line.add("--");
    line.addAll(arguments);
    return Optional.of(new Carrier.Way(line, environment.get()));
  }

  /**
   * The first of a PID namespace that was made from this one: those of pods in a node lie deeper.
   *
   * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">NSpid</a>
   */
  private static boolean isFirst(Path process) {
    return KernelText.read(process.resolve("status")).stream()
        .flatMap(String::lines)
        .anyMatch(line -> line.matches("NSpid:\\s+\\d+\\s+1"));
  }

  /**
   * Is in a control group of the container, which bears its id, and can be seen not to be frozen:
   * what is paused must not be entered.
   */
  private boolean isRunning(Path process, ContainerInit init) {
    return KernelText.read(process.resolve("cgroup")).stream()
        .flatMap(String::lines)
        .filter(line -> line.contains(init.container()))
        .map(line -> line.split(":", 3))
        .flatMap(parts -> frozen(parts).stream())
        .findFirst()
        .map(frozen -> !frozen)
        .orElse(false);
  }

  /** Of a line of version 1 or of version 2; empty for a group that says nothing of it. */
  private Optional<Boolean> frozen(String... parts) {
    if (List.of(parts[1].split(",")).contains("freezer")) {
      return KernelText.read(root.resolve("sys/fs/cgroup/freezer" + parts[2] + "/freezer.state"))
          .map(state -> !state.strip().equals("THAWED"));
    }
    return parts[1].isEmpty()
        ? KernelText.read(root.resolve("sys/fs/cgroup" + parts[2] + "/cgroup.events"))
            .map(events -> !events.contains("frozen 0"))
        : Optional.empty();
  }

  private static Optional<Map<String, String>> environment(Path process) {
    return KernelText.read(process.resolve("environ"))
        .filter(text -> !text.isEmpty())
        .map(text -> {
          Map<String, String> environment = new LinkedHashMap<>();
          for (String variable : text.split("\0")) {
            int at = variable.indexOf('=');
            if (at > 0 && !OF_SHELLS.contains(variable.substring(0, at))) {
              environment.put(variable.substring(0, at), variable.substring(at + 1));
            }
          }
          return environment;
        });
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
