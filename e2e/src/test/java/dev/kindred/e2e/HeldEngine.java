package dev.kindred.e2e;

import dev.kindred.host.Command;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A container engine of the test's own, with the images that its clusters need. */
final class HeldEngine implements AutoCloseable {
  /** The folder of the checkout. */
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private static final Duration FIRST_BUILD = Duration.ofMinutes(40);

  private final String program;
  private final Process holder;
  private final Map<String, String> variables;

  private HeldEngine(String program, Process holder, Map<String, String> variables) {
    this.program = program;
    this.holder = holder;
    this.variables = Map.copyOf(variables);
  }

  /** Takes an engine; the test is skipped where it is not at hand and nobody insists. */
  static HeldEngine of(String program) throws IOException {
    prepare(program);
    Process holder = script("hold", program).start();
    Map<String, String> variables = new LinkedHashMap<>();
    BufferedReader lines =
        new BufferedReader(
            new java.io.InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8));
    String line = lines.readLine();
    while (line != null && !line.equals("ready")) {
      int at = line.indexOf('=');
      variables.put(line.substring(0, at), line.substring(at + 1));
      line = lines.readLine();
    }
    if (line == null) {
      String said = new String(holder.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      throw new IOException(program + " cannot run here: " + said.strip());
    }
    return new HeldEngine(program, holder, variables);
  }

  private static void prepare(String program) {
    if (System.getProperty("kindred.e2e", "").equals("insist")) {
      script("prepare").timeout(FIRST_BUILD).purpose("make what kind needs").run();
      return;
    }
    boolean made = isMade("node-image") && isMade("flannel-image");
    String how = "./mvnw -Pe2e verify makes it (root on Debian; 20 minutes the first time)";
    Assumptions.assumeTrue(made, "there are no images for kind yet: " + how);
    String daemon = program.equals("docker") ? "dockerd" : "podman";
    Assumptions.assumeTrue(onPath(daemon), "there is no " + daemon + " here: " + how);
  }

  private static boolean isMade(String recipe) {
    return script("prepare", "--where", recipe).tryRun().exitCode() == 0;
  }

  private static boolean onPath(String name) {
    for (String folder : (System.getenv().getOrDefault("PATH", "") + ":/usr/sbin").split(":")) {
      if (Files.isExecutable(Path.of(folder, name))) {
        return true;
      }
    }
    return false;
  }

  private static Command script(String name, String... arguments) {
    String[] line = new String[arguments.length + 1];
    line[0] = HOME.resolve("e2e").resolve(name).toString();
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    return Command.of(line);
  }

  /** As {@code e2e/hold} calls it. */
  String program() {
    return program;
  }

  /** A variable of the engine's environment. */
  String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  /** Where the engine's user sees this checkout. */
  Path checkout() {
    return Path.of(variables.getOrDefault("KINDRED_E2E_CHECKOUT", HOME.toString()));
  }

  /** Lets the engine's user, where it is not the test's own, write in a folder. */
  void own(Path folder) throws IOException {
    String user = variable("KINDRED_E2E_USER");
    if (!user.isEmpty()) {
      Files.setAttribute(folder, "unix:uid", Integer.parseInt(user));
    }
  }

  /** A program in the engine's environment, by its user. */
  Command command(String... words) {
    List<String> line = new ArrayList<>();
    String as = variable("KINDRED_E2E_AS");
    if (!as.isEmpty()) {
      line.addAll(List.of(as.split(" ")));
    }
    line.addAll(List.of(words));
    Command command = Command.of(line.toArray(String[]::new)).timeout(Duration.ofMinutes(5));
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      command = command.env(variable.getKey(), variable.getValue());
    }
    return command;
  }

  /** What a command of the engine prints. */
  String says(String... arguments) {
    String[] line = new String[arguments.length + 1];
    line[0] = variable("KIND_EXPERIMENTAL_PROVIDER");
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    return command(line).run().stdout().strip();
  }

  /** Ends it with all that is in it. */
  @Override
  public void close() throws IOException {
    holder.getOutputStream().close();
    try {
      if (!holder.waitFor(2, TimeUnit.MINUTES)) {
        throw new IOException(program + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
