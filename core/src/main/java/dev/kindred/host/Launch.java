package dev.kindred.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the program of a command. */
record Launch(Command command) {
  /** With pipes for its streams. */
  Process piped() {
    return start(false);
  }

  /** With this process's own streams. */
  Process inheriting() {
    return start(true);
  }

  private Process start(boolean inherit) {
    Optional<Carrier.Way> shortcut = command.carrier().shortcut();
    if (shortcut.isPresent()) {
      try {
        return ready(by(shortcut.get()), inherit).start();
      } catch (IOException e) {
        // By the command itself, then.
      }
    }
    try {
      return ready(own(), inherit).start();
    } catch (IOException e) {
      throw notStarted(e);
    }
  }

  private ProcessBuilder ready(ProcessBuilder builder, boolean inherit) {
    if (!command.directory().equals(Command.HERE)) {
      builder.directory(command.directory().toFile());
    }
    if (command.input() instanceof Command.Input.Contents(Path file)) {
      builder.redirectInput(file.toFile());
    }
    if (inherit) {
      builder.inheritIO();
    }
    return builder;
  }

  private static ProcessBuilder by(Carrier.Way way) {
    ProcessBuilder builder = new ProcessBuilder(way.line());
    builder.environment().clear();
    builder.environment().putAll(way.environment());
    return builder;
  }

  private ProcessBuilder own() {
    List<String> line = new ArrayList<>(command.arguments());
    ProcessBuilder builder = new ProcessBuilder(line);
    Map<String, String> env = builder.environment();
    env.putAll(command.environment());
    String path = Programs.withSystemFolders(env.getOrDefault("PATH", "/usr/bin:/bin"));
    env.put("PATH", path);
    if (line.getFirst().indexOf('/') < 0) {
      Programs.find(line.getFirst(), path).ifPresent(p -> line.set(0, p.toString()));
    }
    return builder;
  }

  private Fault notStarted(IOException cause) {
    String program = command.arguments().getFirst();
    String path = own().environment().getOrDefault("PATH", "");
    boolean there =
        program.indexOf('/') >= 0
            ? Files.exists(Path.of(program))
            : Programs.find(program, path).isPresent();
    String what = "could not " + command.purpose() + ": ";
    return there
        ? new Fault(what + Reason.of(cause), CommandFailed.was(command), cause)
        : new MissingRequirement(what + "there is no program " + program, Packages.advice(program));
  }
}
