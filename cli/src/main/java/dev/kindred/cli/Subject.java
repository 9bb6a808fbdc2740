package dev.kindred.cli;

import dev.kindred.advice.Hint;
import dev.kindred.lab.LabRecord;
import dev.kindred.lab.Origin;
import dev.kindred.vocabulary.Seed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What leads to the lab that a command is about.
 *
 * @param toLab the options by which commands on a lab that runs find it; none where it is that of
 *     the folder's file
 * @param toFile the options by which commands on a file find that and the lab
 * @param demo true for the lab of {@code demo}, which has no file: what brings it up is {@code
 *     demo}
 */
record Subject(List<String> toLab, List<String> toFile, boolean demo) {
  /** The lab of the file in this folder. */
  static final Subject USUAL = new Subject(List.of(), List.of(), false);

  private static final List<String> ON_FILES = List.of("up", "plan", "render", "images", "doctor");

  /** Those that are about no lab, or are given whatever they need. */
  private static final List<String> ON_NONE =
      List.of("init", "gc", "ls", "help", "version", "schema", "completion");

  Subject {
    toLab = List.copyOf(toLab);
    toFile = List.copyOf(toFile);
  }

  /**
   * Of what was named on the command line.
   *
   * @param provider true where the provider is to be named as well: a lab that is there has one
   */
  static Subject of(Options options, boolean provider) {
    List<String> file = new ArrayList<>();
    options.file().ifPresent(f -> file.addAll(List.of("-f", f.toString())));
    List<String> lab = new ArrayList<>();
    options.lab().ifPresent(name -> lab.addAll(List.of("--lab", name)));
    List<String> toFile = new ArrayList<>(file);
    toFile.addAll(lab);
    options
        .provider()
        .filter(_ -> provider)
        .ifPresent(p -> toFile.addAll(List.of("--provider", p)));
    return new Subject(lab.isEmpty() ? file : lab, toFile, false);
  }

  /** Of the lab of {@code demo}. */
  static Subject ofDemo(String lab) {
    List<String> toLab = List.of("--lab", lab);
    boolean usual = lab.equals(Seed.file().topology().name());
    return new Subject(toLab, usual ? List.of() : toLab, true);
  }

  /**
   * Of a lab by what is written down of it. The file in this folder may be another's, so that its
   * own is named; where that is gone, the text that was last applied.
   */
  static Subject recorded(LabRecord lab) {
    Optional<Origin> from = lab.origin();
    if (from.filter(o -> o.kind() == Origin.Kind.DEMO).isPresent()) {
      return ofDemo(lab.name());
    }
    List<String> toLab = List.of("--lab", lab.name());
    if (!lab.exists()) {
      return new Subject(toLab, toLab, false);
    }
    Path file = from.flatMap(Origin::file).filter(Files::exists).orElseGet(lab::topologyFile);
    return new Subject(toLab, List.of("-f", file.toString(), "--lab", lab.name()), false);
  }

  /** The command itself. */
  String verb(Hint hint) {
    return demo && hint.verb().equals("up") ? "demo" : hint.verb();
  }

  /** What to put behind the command of a hint; nothing that the hint has itself. */
  List<String> options(Hint hint) {
    if (ON_NONE.contains(hint.verb())
        || hint.words().contains("--help")
        || hint.words().contains("--lab")
        || hint.words().contains("-f")) {
      return List.of();
    }
    boolean onFile = ON_FILES.contains(hint.verb()) || hint.verb().equals("demo");
    List<String> options = onFile ? toFile : toLab;
    if (hint.verb().equals("logs")) { // Its -f is another: to follow.
      options = options.stream().map(o -> o.equals("-f") ? "--file" : o).toList();
    }
    int provider = options.indexOf("--provider");
    return provider >= 0 && hint.words().contains("--provider")
        ? options.subList(0, provider)
        : options;
  }
}
