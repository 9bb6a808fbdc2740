package dev.kindred.cli;

import dev.kindred.Images;
import dev.kindred.Kindred;
import dev.kindred.advice.Advice;
import dev.kindred.document.ArchiveDocument;
import dev.kindred.document.BakeDocument;
import dev.kindred.document.ImagesDocument;
import dev.kindred.topology.Suggestion;
import dev.kindred.topology.Topology;
import java.nio.file.Path;
import java.util.List;

/** {@code kindred images}. */
final class ImagesCommand implements Subcommand {
  private static final String OFFLINE = "offline";
  private static final List<String> WORDS = List.of("list", "save", "load", "bake");

  @Override
  public void describe(Syntax syntax) {
    syntax
        .parameters("[list | save FILE | load FILE | bake]", 0, 2)
        .meaning("FILE is a tar file (*.tar) or a folder. Without a word: list.")
        .choices(WORDS)
        .flag(OFFLINE, "pull nothing")
        .note(
            "  list   the images that the lab needs, and where each is",
            "  save   write them into an archive, for a machine that reaches no registry",
            "  load   bring the images of an archive into the container engine",
            "  bake   make a node image with the others inside; nodes made of it load nothing");
  }

  @Override
  public int run(Call call) {
    List<String> words = call.words();
    String word = words.isEmpty() ? "list" : words.getFirst();
    check(word, words);
    switch (word) {
      case "save" -> save(call, Path.of(words.getLast()));
      case "load" -> load(call, Path.of(words.getLast()));
      case "bake" -> bake(call);
      default -> list(call);
    }
    return ExitCode.DONE;
  }

  private static void check(String word, List<String> words) {
    if (!WORDS.contains(word)) {
      throw new UsageFault(
          "images cannot " + word,
          Suggestion.nearest(word, WORDS)
              .map(near -> "Did you mean " + near + "?")
              .orElse("It can " + String.join(", ", WORDS) + "."));
    }
    boolean takesFile = word.equals("save") || word.equals("load");
    if (takesFile != (words.size() == 2)) {
      throw new UsageFault(
          takesFile
              ? "images " + word + " needs a file or folder"
              : "images " + word + " takes no parameters: what is " + words.getLast() + "?",
          Advice.of("See: ", "images", "--help"));
    }
  }

  private static Images images(Call call, ProgressView progress) {
    return Kindred.ofThisUser().offline(call.has(OFFLINE)).progress(progress).images();
  }

  private static Topology topology(Call call) {
    return call.labs().fileOrDemo(true).topology();
  }

  private static void list(Call call) {
    ImagesDocument document = Kindred.ofThisUser().images().list(topology(call));
    if (call.json()) {
      call.print(document);
    } else {
      ImagesReport.print(document, call.console());
    }
  }

  private static void save(Call call, Path target) {
    Topology topology = topology(call);
    ArchiveDocument document;
    try (ProgressView progress = ProgressView.of(call)) {
      document = images(call, progress).save(topology, target);
    }
    if (call.json()) {
      call.print(document);
    } else {
      call.console().out("saved %d images into %s".formatted(document.images().size(), target));
    }
  }

  private static void load(Call call, Path source) {
    ArchiveDocument document;
    try (ProgressView progress = ProgressView.of(call)) {
      document = images(call, progress).load(source);
    }
    if (call.json()) {
      call.print(document);
    } else {
      long fresh = document.fresh();
      long there = document.images().size() - fresh;
      call.console().out("loaded %d images, %d were there".formatted(fresh, there));
    }
  }

  private static void bake(Call call) {
    Topology topology = topology(call);
    BakeDocument document;
    try (ProgressView progress = ProgressView.of(call)) {
      document = images(call, progress).bake(topology);
    }
    if (call.json()) {
      call.print(document);
    } else {
      double seconds = document.millis() / 1000.0;
      call.console().out("baked %s in %.1f s".formatted(document.image(), seconds));
    }
  }
}
