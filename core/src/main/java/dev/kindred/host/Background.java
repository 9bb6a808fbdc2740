package dev.kindred.host;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Work that outlives this process and that nobody waits for: in a session of its own, at the lowest
 * priority, holding none of the caller's terminal, pipes and folders.
 */
public final class Background {
  private static final File NOTHING = new File("/dev/null");

  private Background() {}

  /**
   * Starts a program, as well as may be: whether it does, and what it comes to, is not told.
   *
   * @param environment set in addition to this process's
   */
  public static void start(List<String> command, Map<String, String> environment) {
    List<String> line = new ArrayList<>();
    add(line, "setsid");
    add(line, "nice", "-n", "19");
    line.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(new File("/"))
            .redirectInput(NOTHING)
            .redirectOutput(NOTHING)
            .redirectError(NOTHING);
    builder.environment().putAll(environment);
    try {
      builder.start();
    } catch (IOException e) {
      // It was not asked for: next time, maybe.
    }
  }

  private static void add(List<String> line, String program, String... arguments) {
    Optional<String> found = Programs.find(program).map(Object::toString);
    if (found.isPresent()) {
      line.add(found.get());
      line.addAll(List.of(arguments));
    }
  }
}
