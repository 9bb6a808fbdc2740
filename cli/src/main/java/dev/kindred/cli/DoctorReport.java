package dev.kindred.cli;

import dev.kindred.plan.Plan;
import dev.kindred.provider.Finding;
import dev.kindred.provider.Finding.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Prints what a look at this machine came to. */
record DoctorReport(String provider, Plan plan, List<Finding> findings) {
  DoctorReport {
    findings = List.copyOf(findings);
  }

  Map<String, Object> json(Hints hints) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("provider", provider);
    map.put("clusters", clusters());
    map.put("nodes", plan.nodes().size());
    map.put("ok", count(Severity.FATAL) == 0);
    map.put("findings", findings.stream().map(finding -> json(finding, hints)).toList());
    return map;
  }

  /** A finding as it stands in JSON. */
  static Map<String, Object> json(Finding finding, Hints hints) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("subject", finding.subject());
    map.put("severity", finding.severity());
    map.put("what", finding.what());
    map.put("remedy", hints.text(finding.advice()));
    return map;
  }

  private int clusters() {
    return plan.topology().clusters().size();
  }

  private long count(Severity severity) {
    return findings.stream().filter(f -> f.severity() == severity).count();
  }

  void print(Console console) {
    int width = findings.stream().mapToInt(f -> f.subject().length()).max().orElse(0);
    String indent = " ".repeat(width + 4);
    for (Finding finding : findings) {
      String subject = finding.subject() + " ".repeat(width - finding.subject().length());
      console.out(mark(finding.severity(), console) + " " + subject + "  " + finding.what());
      String remedy = console.hints().text(finding.advice());
      remedy.lines().forEach(line -> console.out(indent + console.strong(line)));
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
    add(parts, count(Severity.FATAL), "in the way");
    add(parts, count(Severity.WARNING), "to think of");
    add(parts, count(Severity.UNKNOWN), "unknown");
    String lab = "%s of provider %s".formatted(counted(clusters(), "cluster"), provider);
    if (parts.length() == 0) {
      return console.good("✓ ") + "ready for " + lab;
    }
    boolean ready = count(Severity.FATAL) == 0;
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
