package dev.kindred.cli;

import dev.kindred.document.VersionDocument;
import dev.kindred.document.VersionDocument.FoundProgram;
import dev.kindred.document.VersionDocument.Program;
import dev.kindred.fetch.CniPlugins;
import dev.kindred.fetch.KindProgram;
import dev.kindred.host.Command;
import dev.kindred.host.Engine;
import dev.kindred.host.Fault;
import dev.kindred.host.Folders;
import dev.kindred.host.MissingRequirement;
import dev.kindred.host.ProgramVersion;
import dev.kindred.plan.NetworkType;
import dev.kindred.plan.NetworkTypes;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code kindred version}. */
final class VersionCommand implements Subcommand {
  /** Of what a build is made of. */
  private static final String[] STATUS =
      "git -c safe.directory=* status --porcelain -- core cli pom.xml kindred".split(" ");

  @Override
  public void describe(Syntax syntax) {
    syntax.note(
        "The commit, the JDK, the CNI plugins that are found, the container engine that answers, and kind.",
        "{kindred} --version prints one line, and asks no other program.");
  }

  @Override
  public int run(Call call) {
    VersionDocument document =
        new VersionDocument(
            Version.VALUE,
            Main.commit(),
            changed(),
            System.getProperty("kindred.launcher", ""),
            system(),
            new Program("jdk", Runtime.version().toString(), System.getProperty("java.home", "")),
            CniPlugins.in(Folders.of(System.getenv()).cache()).versions(plugins()).stream()
                .map(Program::of)
                .toList(),
            FoundProgram.of(engine()),
            FoundProgram.of(kind()));
    if (call.json()) {
      call.print(document);
    } else {
      new VersionReport(document).print(call.console());
    }
    return ExitCode.DONE;
  }

  private static String system() {
    return String.join(
        " ",
        System.getProperty("os.name", ""),
        System.getProperty("os.version", ""),
        System.getProperty("os.arch", ""));
  }

  private static Optional<ProgramVersion> kind() {
    return KindProgram.ofThisUser()
        .find()
        .map(path -> ProgramVersion.of("kind", path.toAbsolutePath(), "version"));
  }

  /** Those of all network types. */
  private static Set<String> plugins() {
    Set<String> plugins = new TreeSet<>(Set.of("host-local"));
    NetworkTypes.names().stream()
        .flatMap(name -> NetworkTypes.named(name).stream())
        .map(NetworkType::plugins)
        .forEach(plugins::addAll);
    return plugins;
  }

  private static Optional<ProgramVersion> engine() {
    try {
      return ProgramVersion.find(Engine.find(System.getenv()).program(), "--version");
    } catch (MissingRequirement e) {
      return Optional.empty(); // None answers; doctor says why.
    }
  }

  /** True when the sources beside the launcher are not those of the commit that it named. */
  private static boolean changed() {
    Path home = Path.of(System.getProperty("kindred.launcher", "")).getParent();
    if (home == null || System.getProperty("kindred.commit", "").isEmpty()) {
      return false; // Not in a checkout.
    }
    try {
      return !Command.of(STATUS)
          .env("GIT_DIR", home.resolve(".git").toString())
          .env("GIT_WORK_TREE", home.toString())
          .in(home)
          .run()
          .stdout()
          .isBlank();
    } catch (Fault e) {
      return false;
    }
  }
}
