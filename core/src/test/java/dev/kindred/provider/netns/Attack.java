package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.TestLab;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A victim that runs. All that it starts, and what that starts, bears its mark. */
final class Attack {
  static final String MARK = "KINDRED_TEST_MARK";

  private final String mark = UUID.randomUUID().toString();
  private final Process process;
  private final BufferedReader output;

  private Attack(TestLab lab, String verb, Path file, String... more) throws IOException {
    this(Map.of(), lab, verb, file, more);
  }

  private Attack(
      Map<String, String> environment, TestLab lab, String verb, Path file, String... more)
      throws IOException {
    List<String> line = new ArrayList<>(victim());
    line.addAll(List.of(verb, lab.states().toString(), file.toString()));
    line.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put(MARK, mark);
    this.process = builder.start();
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    assertThat(output.readLine()).isEqualTo("begin");
  }

  /** The line that runs a victim, without its arguments. */
  static List<String> victim() {
    String java = System.getProperty("java.home") + "/bin/java";
    String classPath = System.getProperty("java.class.path", "");
    List<String> options = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    List<String> line = new ArrayList<>(List.of(java));
    line.addAll(options);
    line.addAll(List.of("-XX:-UsePerfData", "-cp", classPath, Victim.class.getName()));
    return line;
  }

  /** Begins to bring a topology up, in another process. */
  static Attack onUp(TestLab lab, Path file) throws IOException {
    return new Attack(lab, "up", file);
  }

  /** As {@link #onUp(TestLab, Path)}; it falls dead at a certain event. */
  static Attack onUp(TestLab lab, Path file, String event, int number) throws IOException {
    return new Attack(lab, "up", file, event, Integer.toString(number));
  }

  /** As {@link #onUp(TestLab, Path)}, with plugins of the test. */
  static Attack onUp(TestLab lab, Path file, Path plugins) throws IOException {
    return new Attack(Map.of("CNI_PATH", plugins.toString()), lab, "up", file);
  }

  /** Begins a command with variables of the test. */
  static Attack on(TestLab lab, String verb, Path file, Map<String, String> environment)
      throws IOException {
    return new Attack(environment, lab, verb, file);
  }

  /** As {@link #onUp(TestLab, Path)}; it does not wait long for who changes the lab. */
  static Attack onImpatientUp(TestLab lab, Path file) throws IOException {
    return new Attack(lab, "up", file, "nothing", "0", "300");
  }

  /** Begins to take a lab down; it falls dead at a certain event. */
  static Attack onDown(TestLab lab, String event, int number) throws IOException {
    return new Attack(lab, "down", Path.of("none"), event, Integer.toString(number));
  }

  /** The victim itself. */
  ProcessHandle process() {
    return process.toHandle();
  }

  /** Waits for its end; its exit code. */
  int end() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the victim ended").isTrue();
    return process.exitValue();
  }

  /** The next line that it prints. */
  String line() throws IOException {
    return String.valueOf(output.readLine());
  }

  /** What it prints from here to its end. */
  String said() throws IOException {
    return String.join("\n", output.lines().toList());
  }

  /** What still runs of all that the victim started. */
  List<String> offspring() {
    return bearing(mark);
  }

  /** What runs with a mark. */
  static List<String> bearing(String mark) {
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path entry : all) {
        long pid = Long.parseLong(entry.getFileName().toString());
        if (environment(entry).contains(MARK + "=" + mark) && Processes.start(pid).isPresent()) {
          found.add(pid + " " + Processes.line(pid).replace('\0', ' '));
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return found;
  }

  private static String environment(Path process) {
    try {
      byte[] text = Files.readAllBytes(process.resolve("environ"));
      return new String(text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
