package dev.kindred.cli;

import dev.kindred.document.DoctorDocument;
import dev.kindred.document.FindingEntry;
import dev.kindred.document.FindingEntry.Severity;
import java.util.List;
import java.util.StringJoiner;

/** Prints what a look at this machine came to. */
record DoctorReport(DoctorDocument document) {
  void print(Console console) {
    List<FindingEntry> findings = document.findings();
    int width = findings.stream().mapToInt(f -> f.subject().length()).max().orElse(0);
    String indent = " ".repeat(width + 4);
    for (FindingEntry finding : findings) {
      String subject = finding.subject() + " ".repeat(width - finding.subject().length());
      console.out(mark(finding.severity(), console) + " " + subject + "  " + finding.what());
      finding.remedy().lines().forEach(line -> console.out(indent + console.strong(line)));
    }
    console.out("");
    console.out(summary(console));
  }

  private static String mark(Severity severity, Console console) {
    return switch (severity) {
      case OK -> console.good("✓");
      case UNKNOWN -> console.faint("?");
      case WARNING -> console.changed("!");
      case FATAL -> console.bad("✗");
    };
  }

  private String summary(Console console) {
    StringJoiner parts = new StringJoiner(", ");
    add(parts, document.count(Severity.FATAL), "in the way");
    add(parts, document.count(Severity.WARNING), "to think of");
    add(parts, document.count(Severity.UNKNOWN), "unknown");
    String lab =
        "%s of provider %s".formatted(counted(document.clusters(), "cluster"), document.provider());
    if (parts.length() == 0) {
      return console.good("✓ ") + "ready for " + lab;
    }
    boolean ready = document.ok();
    return (ready ? console.good("✓ ") + "ready for " : console.bad("✗ ") + "not ready for ")
        + lab
        + ": "
        + parts;
  }

  private static String counted(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static void add(StringJoiner parts, long count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }
}
