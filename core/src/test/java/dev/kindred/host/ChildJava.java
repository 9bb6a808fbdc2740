package dev.kindred.host;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a class in a process of its own. */
public final class ChildJava {
  private ChildJava() {}

  /** The line to run a class that is in the class path of the tests. */
  public static List<String> line(Class<?> main, String... arguments) {
    return line(classes(Command.class) + ":" + classes(ChildJava.class), main, arguments);
  }

  /** The line to run a class that is in another class path. */
  public static List<String> line(String classPath, Class<?> main, String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(System.getProperty("java.home") + "/bin/java");
    line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    line.addAll(List.of("-cp", classPath, main.getName()));
    line.addAll(List.of(arguments));
    return line;
  }

  /** The folder that a class was read from. */
  public static Path classes(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
