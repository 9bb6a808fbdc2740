package dev.kindred.cli;

import dev.kindred.advice.Advice;
import dev.kindred.document.ArchiveDocument;
import dev.kindred.document.BakeDocument;
import dev.kindred.document.ImagesDocument;
import dev.kindred.host.Engine;
import dev.kindred.host.Folders;
import dev.kindred.provider.kind.images.Archives;
import dev.kindred.provider.kind.images.Bake;
import dev.kindred.provider.kind.images.Inventory;
import dev.kindred.provider.kind.images.LabImages;
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

  private static Engine engine() {
    return Engine.find(System.getenv());
  }

  private static Path cache() {
    return Folders.ofThisUser().cache();
  }

  private static LabImages images(Topology topology) {
    return LabImages.of(topology, System.getenv());
  }

  private static void list(Call call) {
    Topology topology = call.labs().fileOrDemo(true).topology();
    Engine engine = engine();
    Inventory inventory = Inventory.of(engine, topology, images(topology), cache());
    ImagesDocument document = ImagesDocument.of(topology.name(), engine.program(), inventory);
    if (call.json()) {
      call.print(document);
    } else {
      ImagesReport.print(document, call.console());
    }
  }

  private static void save(Call call, Path target) {
    LabImages images = images(call.labs().fileOrDemo(true).topology());
    Archives archives = new Archives(engine(), cache());
    List<Archives.Moved> saved;
    try (ProgressView progress = ProgressView.of(call)) {
      saved = archives.save(target, images.all(), call.has(OFFLINE), progress::step);
    }
    if (call.json()) {
      call.print(ArchiveDocument.of(target, saved));
    } else {
      call.console().out("saved %d images into %s".formatted(saved.size(), target));
    }
  }

  private static void load(Call call, Path source) {
    Archives archives = new Archives(engine(), cache());
    List<Archives.Moved> loaded;
    try (ProgressView progress = ProgressView.of(call)) {
      loaded = archives.load(source, progress::step);
    }
    ArchiveDocument document = ArchiveDocument.of(source, loaded);
    if (call.json()) {
      call.print(document);
    } else {
      long fresh = document.fresh();
      call.console().out("loaded %d images, %d were there".formatted(fresh, loaded.size() - fresh));
    }
  }

  private static void bake(Call call) {
    LabImages images = images(call.labs().fileOrDemo(true).topology());
    long begun = System.nanoTime();
    String name;
    try (ProgressView progress = ProgressView.of(call)) {
      name =
          new Bake(cache())
              .bake(engine(), images.node(), images.onNodes(), call.has(OFFLINE), progress::step);
      Bake.keep(engine(), name);
    }
    long millis = (System.nanoTime() - begun) / 1_000_000;
    if (call.json()) {
      call.print(new BakeDocument(name, millis));
    } else {
      call.console().out("baked %s in %.1f s".formatted(name, millis / 1000.0));
    }
  }
}
