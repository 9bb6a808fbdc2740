package dev.kindred.cli;

import dev.kindred.document.VersionDocument;
import dev.kindred.document.VersionDocument.Program;
import java.util.List;

/** Prints what takes part, and in which version. */
record VersionReport(VersionDocument document) {
  void print(Console console) {
    Hints hints = console.hints();
    String commit = document.commit();
    String built = commit.isEmpty() ? "of no known commit" : "commit " + commit;
    String changes = document.changed() ? ", with changes" : "";
    line(console, "kindred", document.version(), built + changes);
    line(console, "JDK", document.jdk().version(), document.jdk().path());
    line(console, "system", document.system(), "");
    List<Program> plugins = document.plugins();
    plugins.forEach(plugin -> line(console, "CNI " + plugin.name(), plugin));
    if (plugins.isEmpty()) {
      line(console, "CNI plugins", "none found", hints.typed("up") + " gets them");
    }
    document
        .engine()
        .program()
        .members()
        .ifPresentOrElse(
            program -> line(console, program.name(), program),
            () ->
                line(
                    console,
                    "engine",
                    "none answers",
                    hints.typed("doctor", "--provider", "kind") + " says why"));
    document
        .kind()
        .program()
        .members()
        .ifPresentOrElse(
            program -> line(console, program.name(), program),
            () ->
                line(
                    console,
                    "kind",
                    "none found",
                    hints.typed("doctor", "--get-kind") + " gets it"));
  }

  private static void line(Console console, String name, Program program) {
    line(console, name, program.version(), program.path());
  }

  private static void line(Console console, String name, String version, String where) {
    console.out("%-16s%-18s %s".formatted(name, version, where).stripTrailing());
  }
}
