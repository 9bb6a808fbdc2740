package dev.kindred.cli;

import dev.kindred.advice.Advice;
import dev.kindred.document.InitDocument;
import dev.kindred.host.Fault;
import dev.kindred.host.Reason;
import dev.kindred.lab.DefaultName;
import dev.kindred.lab.Origin;
import dev.kindred.vocabulary.TopologyWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;

/** {@code kindred init}. */
final class InitCommand implements Subcommand {
  private static final String FORCE = "force";

  @Override
  public void describe(Syntax syntax) {
    syntax
        .value("clusters", "N", "how many clusters; default: 2")
        .value("networks", "M", "how many networks; default: 1")
        .flag(FORCE, "write over a file that is there")
        .note(
            "The lab has the name of the file's folder, or that of --lab, and is made by netns, or by what",
            "--provider names.");
  }

  @Override
  public int run(Call call) {
    Path file = call.options().file().orElse(FileChoice.USUAL);
    String provider = call.options().provider().orElse("netns");
    String name = call.options().lab().orElseGet(() -> DefaultName.of(file));
    write(call, file, sample(call, name, provider));
    if (call.json()) {
      call.print(new InitDocument(file.toString(), name));
      return ExitCode.DONE;
    }
    Console console = call.console();
    Hints hints = console.hints();
    hints.about(() -> new Subject(wordsOf(call), wordsOf(call), false));
    console.out("wrote " + file + ", lab " + name);
    console.err(console.faint("  next: " + hints.typed("plan") + ", " + hints.typed("up")));
    return ExitCode.DONE;
  }

  private static void write(Call call, Path file, String text) {
    if (Files.isDirectory(file)) {
      throw new UsageFault(file + " is a directory", "Name a file with -f.");
    }
    try {
      if (Files.exists(file) && !Files.isRegularFile(file) && call.has(FORCE)) {
        Files.writeString(file, text); // A pipe, or a terminal.
      } else if (call.has(FORCE)) {
        replace(Origin.real(file), text);
      } else {
        Files.createFile(file);
        whole(file, text);
      }
    } catch (FileAlreadyExistsException e) {
      List<String> words = new ArrayList<>(List.of("--" + FORCE));
      words.addAll(again(call));
      throw new Fault(
          file + " is there already",
          Advice.of("Write over it with: ").run("init", words.toArray(String[]::new)));
    } catch (IOException e) {
      throw new Fault(
          "could not write " + file + ": " + Reason.of(e, file),
          "See to the disk and its rights.",
          e);
    }
  }

  /** What was there stays where the disk is full. */
  private static void replace(Path file, String text) throws IOException {
    String name = ".%s.%d".formatted(file.getFileName(), ProcessHandle.current().pid());
    Path draft = file.resolveSibling(name);
    whole(draft, text);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Writes all of a new file, or leaves none. */
  private static void whole(Path file, String text) throws IOException {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** What was said of the file. */
  private static List<String> wordsOf(Call call) {
    return call.options().file().map(f -> List.of("-f", f.toString())).orElse(List.of());
  }

  /** The options that were given. */
  private static List<String> again(Call call) {
    List<String> words = new ArrayList<>();
    for (Option option : call.args().getOptions()) {
      words.add(option.getOpt() == null ? "--" + option.getLongOpt() : "-" + option.getOpt());
      if (option.hasArg()) {
        words.add(option.getValue());
      }
    }
    return words;
  }

  private static String sample(Call call, String name, String provider) {
    int clusters = call.number("clusters", 2, 1);
    int networks = call.number("networks", 1, 0);
    try {
      return TopologyWriter.sample(name, provider, clusters, networks);
    } catch (IllegalArgumentException e) {
      throw new UsageFault(String.valueOf(e.getMessage()), "");
    }
  }
}
