package dev.kindred.cli;

import dev.kindred.document.LsDocument;
import dev.kindred.document.LsDocument.Lab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Prints the labs of this user. */
final class LsReport {
  private LsReport() {}

  static void print(LsDocument document, Instant now, Console console) {
    List<Lab> labs = document.labs();
    if (labs.isEmpty()) {
      console.out("there is no lab; make one with: " + console.hints().bare("demo"));
      return;
    }
    Table table = new Table("NAME", "PROVIDER", "STATE", "PODS", "AGE", "END", "FILE");
    for (Lab lab : labs) {
      table.row(
          lab.name(),
          lab.provider(),
          lab.state().toString(),
          lab.pods().map(String::valueOf).orElse("?"),
          lab.made().instant().map(made -> span(Duration.between(made, now))).orElse("?"),
          lab.until().instant().map(end -> end(end, now)).orElse(""),
          file(lab));
    }
    table.whole().print(console);
    for (Lab lab : labs) {
      if (!lab.problem().isEmpty()) {
        console.err(console.changed("warning: ") + "lab " + lab.name() + ": " + lab.problem());
      }
    }
  }

  private static String file(Lab lab) {
    return switch (lab.origin()) {
      case DEMO -> "(demo)";
      case PIPE -> "(pipe)";
      case PROGRAM -> "(program)";
      case FILE -> lab.file().isEmpty() ? "" : path(Path.of(lab.file()));
      case UNKNOWN -> "";
    };
  }

  private static String path(Path file) {
    return file + (Files.exists(file) ? "" : " (gone)");
  }

  private static String end(Instant end, Instant now) {
    return end.isAfter(now) ? "in " + span(Duration.between(now, end)) : "over";
  }

  /** As Kubernetes writes ages: its largest unit, two of them while it is short. */
  static String span(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 120) {
      return seconds + "s";
    }
    long minutes = seconds / 60;
    if (minutes < 120) {
      return minutes + "m";
    }
    long hours = minutes / 60;
    return hours < 48 ? hours + "h" : hours / 24 + "d";
  }
}
