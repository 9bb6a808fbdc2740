package dev.kindred.provider.kind;

import dev.kindred.fetch.KindProgram;
import dev.kindred.host.Command;
import dev.kindred.host.Engine;
import dev.kindred.host.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program kind. */
final class KindTool {
  /** For making a cluster, whose images may have to be pulled. */
  static final Duration LIMIT = Duration.ofMinutes(10);

  private static final Pattern STEP = Pattern.compile("^ *• ([A-Za-z][\\w -]*\\w)");

  private final Engine engine;
  private final String network;
  private final String program;

  KindTool(Engine engine, String network) {
    this(engine, network, "");
  }

  /**
   * @param program its file; empty for the one that this user has
   */
  KindTool(Engine engine, String network, String program) {
    this.engine = engine;
    this.network = network;
    this.program = program;
  }

  /** The program is there and answers; else a MissingRequirement is thrown. */
  void check() {
    kind("version").purpose("ask kind for its version").timeout(Duration.ofSeconds(20)).run();
  }

  /**
   * Makes a cluster. Where that fails its nodes stay, to be looked at.
   *
   * @param steps is told what kind is at, from another thread
   * @param kubeconfig of its own, since kind's lock on a shared one makes parallel runs fail
   * @see <a href="https://github.com/kubernetes-sigs/kind/issues/1425">kind#1425</a>
   */
  void create(
      String cluster, String config, String image, Path kubeconfig, Consumer<String> steps) {
    List<String> line = new ArrayList<>(List.of("create", "cluster", "--name", cluster));
    line.addAll(List.of("--config", "-", "--kubeconfig", kubeconfig.toString(), "--retain"));
    if (!image.isEmpty()) {
      line.addAll(List.of("--image", image));
    }
    Command.Output output =
        kind(line.toArray(String[]::new))
            .input(config)
            .purpose("make cluster " + cluster)
            .timeout(LIMIT)
            .watched(said -> step(said).ifPresent(steps));
    if (output.exitCode() != 0) {
      engine.answers("make cluster " + cluster);
      String cause = KindFailure.cause(output.stderr());
      throw new Fault(
          "kind could not make it: " + (cause.isEmpty() ? "exit code " + output.exitCode() : cause),
          "");
    }
  }

  /** What kind says that it begins, without what is only there to please; else empty. */
  static Optional<String> step(String line) {
    Matcher matcher = STEP.matcher(line);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Merges a cluster into a kubeconfig of the user's, and makes it the current context. */
  void export(String cluster, Path kubeconfig) {
    kind("export", "kubeconfig", "--name", cluster, "--kubeconfig", kubeconfig.toString())
        .purpose("add cluster " + cluster + " to " + kubeconfig)
        .run();
  }

  /** Writes the logs of a cluster's nodes into a folder. */
  void logs(String cluster, Path folder) {
    kind("export", "logs", "--name", cluster, folder.toString())
        .purpose("keep the logs of cluster " + cluster)
        .timeout(Duration.ofMinutes(2))
        .run();
  }

  private Command kind(String... arguments) {
    List<String> line =
        new ArrayList<>(List.of(program.isEmpty() ? KindProgram.ofThisUser().command() : program));
    line.addAll(List.of(arguments));
    String variable = "KIND_EXPERIMENTAL_" + engine.program().toUpperCase(Locale.ROOT) + "_NETWORK";
    return engine
        .used(Command.of(line.toArray(String[]::new)))
        .env("KIND_EXPERIMENTAL_PROVIDER", engine.program())
        .env(variable, network);
  }
}
