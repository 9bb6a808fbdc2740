package dev.kindred.cli;

import dev.kindred.Kindred;
import dev.kindred.host.Background;
import dev.kindred.host.Fault;
import dev.kindred.host.Folders;
import dev.kindred.host.Reason;
import dev.kindred.lab.LabRecord;
import dev.kindred.provider.kind.Rehearsal;
import dev.kindred.provider.netns.probe.Probe;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;

/**
 * What the launcher runs to make the AOT cache: it loads and warms up what most commands need. It
 * makes a small lab and removes it, in a state folder that the launcher gives for that; without CNI
 * plugins at hand it does not, since fetching them is for a command that was asked for.
 */
final class Training {
  private static final String OURS = "dev/kindred/";

  /** The name of the lab that is made for it; what a killed training left goes first. */
  private static final String LAB = "kindred-training";

  private static final List<String> SAFE =
      List.of("help", "up --help", "schema", "down --lab " + LAB);

  /** The same with a file. */
  private static final List<String> ON_FILE = List.of("init --force", "plan", "plan -o json");

  private static final List<String> LIFE =
      List.of(
          "up --ttl 15m --lab " + LAB, // It ends, also when the training is killed.
          "up -o json --lab " + LAB,
          "status --lab " + LAB,
          "verify --lab " + LAB,
          "explain 1/1 2/2 --lab " + LAB,
          "down --lab " + LAB);

  /** What the probe is asked, of a namespace that is not there. */
  private static final String PROBE = "look\tnone\n.\n0\tnone\t10.0.0.1\tnone\t10.0.0.2\t1500\n";

  /** What the launcher is told when no lab could be made: the cache lacks what only a lab loads. */
  private static final int WITHOUT_LAB = 3;

  private Training() {}

  /**
   * Has the launcher make the cache in the background where it said that one is wanted. That is
   * once a lab can tell what to load: where the plugins are, or a lab of another provider is.
   */
  static void later() {
    String launcher = System.getProperty("kindred.launcher", "");
    if (System.getProperty("kindred.training") == null || launcher.isEmpty()) {
      return;
    }
    Folders folders = Folders.ofThisUser();
    if (Kindred.ofThisUser().isReady() || !LabRecord.names(folders.state()).isEmpty()) {
      Background.start(List.of(launcher, "training"), Map.of("KINDRED_BUILD", "no"));
    }
  }

  static int run(Console console) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Console silent = new Console(nowhere, nowhere, true, false);
    SAFE.forEach(line -> Commands.run(line.split(" "), silent));
    boolean lab = life(silent);
    rehearse();
    loadAll(console);
    return lab ? ExitCode.DONE : WITHOUT_LAB;
  }

  /** The file is in the state folder, which the launcher made for this: it is nobody's. */
  private static boolean life(Console silent) {
    Path file = Labs.states().resolve("training.yaml");
    try {
      Files.createDirectories(file.getParent());
      ON_FILE.forEach(line -> onFile(line, file, silent));
      Path bare = Files.writeString(file.resolveSibling("bare.yaml"), "name: " + LAB + "\n");
      onFile("plan", bare, silent); // What a file leaves out is chosen, by code of its own.
      return Kindred.ofThisUser().isReady()
          && LIFE.stream().map(line -> onFile(line, file, silent)).toList().stream()
              .allMatch(code -> code == ExitCode.DONE);
    } catch (IOException e) {
      return false;
    }
  }

  /** Clusters of kind's are not made for it; what one is told of them it was told once before. */
  private static void rehearse() {
    try {
      Rehearsal.run(
          Files.createDirectories(Labs.states().resolveSibling("rehearsal")),
          TopologyReader.read("kindred.yaml", Rehearsal.TOPOLOGY, Vocabularies.DIALECT).topology());
    } catch (IOException | Fault e) {
      // Commands on kind start a little later, then.
    }
  }

  private static int onFile(String line, Path file, Console console) {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    words.addAll(List.of("-f", file.toString()));
    return Commands.run(words.toArray(String[]::new), console);
  }

  /** Loads our own classes, also those that no line above needs. */
  private static void loadAll(Console console) {
    try {
      InputStream asked = new ByteArrayInputStream(PROBE.getBytes(StandardCharsets.UTF_8));
      Probe.answer(asked, OutputStream.nullOutputStream());
      loadJars();
    } catch (IOException | Fault e) {
      console.err("kindred: the AOT cache is not complete: " + Reason.of(e));
    }
  }

  private static void loadJars() throws IOException {
    Path lib = Path.of(System.getProperty("java.class.path", "")).toAbsolutePath().getParent();
    if (lib == null || !Files.isDirectory(lib)) {
      return;
    }
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(lib, "kindred-*.jar")) {
      for (Path jar : jars) {
        load(jar);
      }
    }
  }

  private static void load(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (String name : file.stream().map(e -> e.getName()).toList()) {
        if (name.startsWith(OURS) && name.endsWith(".class") && !name.endsWith("-info.class")) {
          String type = name.substring(0, name.length() - ".class".length()).replace('/', '.');
          try {
            Class.forName(type, false, Training.class.getClassLoader());
          } catch (ClassNotFoundException | LinkageError e) {
            throw new IOException("no class " + type, e);
          }
        }
      }
    }
  }
}
