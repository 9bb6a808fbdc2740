package dev.kindred.cli;

import dev.kindred.lab.LabSummary;
import dev.kindred.lab.Origin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints the labs of this user. */
final class LsReport {
  private LsReport() {}

  static void print(List<LabSummary> labs, Instant now, Console console) {
    if (labs.isEmpty()) {
      console.out("there is no lab; make one with: " + console.hints().bare("demo"));
      return;
    }
    Table table = new Table("NAME", "PROVIDER", "STATE", "PODS", "AGE", "END", "FILE");
    for (LabSummary lab : labs) {
      table.row(
          lab.name(),
          lab.provider(),
          state(lab),
          lab.pods().map(String::valueOf).orElse("?"),
          lab.made().map(made -> span(Duration.between(made, now))).orElse("?"),
          lab.until().map(end -> end(end, now)).orElse(""),
          lab.origin().map(LsReport::file).orElse(""));
    }
    table.whole().print(console);
    for (LabSummary lab : labs) {
      if (!lab.problem().isEmpty()) {
        console.err(console.changed("warning: ") + "lab " + lab.name() + ": " + lab.problem());
      }
    }
  }

  private static String state(LabSummary lab) {
    return lab.state().name().toLowerCase(Locale.ROOT);
  }

  private static String file(Origin origin) {
    return switch (origin.kind()) {
      case DEMO -> "(demo)";
      case PIPE -> "(pipe)";
      case PROGRAM -> "(program)";
      case FILE -> origin.file().map(LsReport::path).orElse("");
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

  static Map<String, Object> json(List<LabSummary> labs) {
    return Map.of("labs", labs.stream().map(LsReport::json).toList());
  }

  private static Map<String, Object> json(LabSummary lab) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", lab.name());
    map.put("provider", lab.provider());
    map.put("file", lab.origin().flatMap(Origin::file).map(Path::toString).orElse(""));
    map.put("origin", lab.origin().map(o -> o.kind().name().toLowerCase(Locale.ROOT)).orElse(""));
    map.put("sha256", lab.origin().map(Origin::digest).orElse(""));
    map.put("made", lab.made().map(Instant::toString).orElse(""));
    map.put("state", state(lab));
    map.put("pods", lab.pods());
    map.put("until", lab.until().map(Instant::toString).orElse(""));
    map.put("problem", lab.problem());
    return map;
  }
}
