package dev.kindred.cli;

import dev.kindred.advice.Advice;
import dev.kindred.lab.DefaultName;
import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.TopologyFile;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which file a command is about: the one that was named, else {@code kindred.yaml} in this folder.
 * No other is looked for, neither under another name nor in a folder above.
 *
 * @param named the file that was named
 */
record FileChoice(Optional<Path> named) {
  static final Path USUAL = Path.of("kindred.yaml");
  private static final Path SHORT = Path.of("kindred.yml");

  /** The file, which need not be one that can be read; empty where none is meant. */
  Optional<Path> path() {
    return named.or(() ->
        Files.exists(USUAL, LinkOption.NOFOLLOW_LINKS) ? Optional.of(USUAL) : Optional.empty());
  }

  /** The path that the file has, or would have. */
  Path place() {
    return named.orElse(USUAL);
  }

  /**
   * Reads a file. A lab that it does not name has the name of its folder.
   *
   * @throws InvalidTopology with all that is wrong with it
   * @throws UsageFault when there is none
   */
  static TopologyFile read(Path path) {
    if (Files.isSymbolicLink(path) && Files.notExists(path)) {
      throw new UsageFault(
          path + " is a link to " + target(path) + ", which is not there",
          "Mend the link, or name the file with -f.");
    }
    try {
      TopologyFile file = TopologyReader.read(path, Vocabularies.DIALECT);
      return file.namesItself() ? file : file.named(DefaultName.of(path));
    } catch (InvalidTopology e) {
      if (Files.exists(path) || !e.problems().getFirst().problem().fix().isEmpty()) {
        throw e;
      }
      throw new UsageFault(
          "there is no file " + path, Advice.of("Write one with: ", "init", "-f", path.toString()));
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "another file";
    }
  }

  /** What there is instead where no file is meant. */
  static String absent() {
    return "there is no " + USUAL + " in " + Path.of("").toAbsolutePath();
  }

  /**
   * What to do where no file is meant.
   *
   * @param labs those that can be meant instead
   */
  static Advice instead(List<String> labs) {
    Advice advice;
    if (Files.exists(SHORT)) {
      advice = Advice.of("Name %s with -f, or rename it: mv %s %s".formatted(SHORT, SHORT, USUAL));
    } else {
      advice =
          above()
              .map(
                  file -> Advice.of("There is one above, which is not taken by itself: -f " + file))
              .orElseGet(() ->
                  Advice.of("Write one with: ", "init")
                      .and("\nSee a lab at once with: ")
                      .run("demo"));
    }
    return labs.isEmpty() ? advice : advice.and("\n").and(choose(labs));
  }

  /** The labs that there are, and how to mean one. */
  static Advice choose(List<String> labs) {
    return labs.size() == 1
        ? Advice.of("Labs: " + labs.getFirst() + " (choose it with --lab " + labs.getFirst() + ")")
        : Advice.of(
                "Labs: " + String.join(", ", labs) + " (choose one with --lab NAME; all: ", "ls")
            .and(")");
  }

  /** The nearest file in a folder above. */
  private static Optional<Path> above() {
    Path up = Path.of("..");
    for (Path folder = Path.of("").toAbsolutePath().getParent();
        folder != null;
        folder = folder.getParent()) {
      if (Files.exists(folder.resolve(USUAL))) {
        return Optional.of(up.resolve(USUAL));
      }
      up = up.resolve("..");
    }
    return Optional.empty();
  }
}
