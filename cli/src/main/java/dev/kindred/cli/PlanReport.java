package dev.kindred.cli;

import dev.kindred.advice.Advice;
import dev.kindred.document.ChangeEntry;
import dev.kindred.document.FindingEntry;
import dev.kindred.document.ForeignEntry;
import dev.kindred.document.PlanDocument;
import dev.kindred.document.PlanDocument.ClusterEntry;
import dev.kindred.document.PlanDocument.NetworkEntry;
import dev.kindred.document.PlanDocument.NodeEntry;
import dev.kindred.document.PlannedDocument;
import dev.kindred.plan.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Prints plans and changes. */
final class PlanReport {
  private PlanReport() {}

  /** How many of what, as {@code 2 nodes and 4 pods added}. */
  static String summary(List<Change> changes) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Change change : changes) {
      String kind =
          switch (change.kind()) {
            case ADD -> "added";
            case REMOVE -> "removed";
            case MEND -> "mended";
            case REPLACE -> "replaced";
          };
      counts.merge(change.noun() + "\0" + kind, 1, Integer::sum);
    }
    StringJoiner text = new StringJoiner(", ");
    counts.forEach((key, count) -> {
      String[] words = key.split("\0");
      text.add(count + " " + words[0] + (count == 1 ? " " : "s ") + words[1]);
    });
    return text.toString();
  }

  /** A change on a line. */
  static String line(ChangeEntry change, Console console) {
    String sign = change.kind().sign();
    String colored =
        switch (change.kind()) {
          case ADD -> console.good(sign);
          case REMOVE -> console.bad(sign);
          case MEND, REPLACE -> console.changed(sign);
        };
    String reason = change.reason().isEmpty() ? "" : console.faint("  (" + change.reason() + ")");
    return colored + " " + change.subject() + reason;
  }

  /** What is somebody else's, a line each. */
  static void foreign(List<ForeignEntry> all, Console console) {
    for (ForeignEntry one : all) {
      String sign = one.inTheWay() ? console.bad("! ") : console.changed("! ");
      console.out(sign + one.subject() + " is not Kindred's and " + one.effect());
      console.out("  up leaves it alone; remove it with: " + one.remedy());
    }
  }

  /**
   * What an author should know of a plan.
   *
   * @param room what is to be said of the kernel's tables
   */
  static void notes(List<String> notes, List<FindingEntry> room, Notices notices) {
    notes.forEach(notices::note);
    room.forEach(finding -> notices.note(finding.what(), Advice.of(finding.remedy())));
  }

  /** What of this machine is in the way, or worth a thought, with what mends it. */
  private static void findings(List<FindingEntry> findings, Console console) {
    for (FindingEntry finding : findings) {
      boolean fatal = finding.severity() == FindingEntry.Severity.FATAL;
      String sign = fatal ? console.bad("✗ ") : console.changed("! ");
      console.out(sign + finding.subject() + ": " + finding.what());
      finding.remedy().lines().forEach(line -> console.out("    " + line));
    }
  }

  /**
   * What {@code up} would change, by cluster, below the numbers of the lab.
   *
   * @param room what is to be said of the kernel's tables
   */
  static void tree(PlannedDocument document, List<FindingEntry> room, Console console) {
    PlanDocument plan = document.plan();
    console.out(console.strong("lab " + document.lab()) + " (" + document.provider() + ")");
    for (NetworkEntry network : plan.networks()) {
      String what = network.name() + ", " + network.type() + ", " + words(network.cidrs());
      console.out("├─ network " + what + ", MTU " + network.mtu());
    }
    Map<String, List<ChangeEntry>> byCluster = new TreeMap<>();
    document
        .changes()
        .forEach(c -> byCluster.computeIfAbsent(c.cluster(), k -> new ArrayList<>()).add(c));
    List<ChangeEntry> ofNone = byCluster.remove("");
    if (ofNone != null) {
      console.out("├─ underlay");
      ofNone.forEach(c -> console.out("│  │  " + line(c, console)));
    }
    for (ClusterEntry cluster : plan.clusters()) {
      console.out("├─ " + console.strong("cluster " + cluster.name()));
      for (NodeEntry node : cluster.nodes()) {
        String addresses = words(node.addresses());
        console.out("│  ├─ node " + node.name() + ", " + addresses + slices(plan, node.name()));
      }
      byCluster
          .getOrDefault(cluster.name(), List.of())
          .forEach(c -> console.out("│  │  " + line(c, console)));
      byCluster.remove(cluster.name());
    }
    byCluster.forEach((cluster, changes) -> {
      console.out("├─ " + console.strong("cluster " + cluster) + ", no longer in the file");
      changes.forEach(c -> console.out("│  │  " + line(c, console)));
    });
    notes(plan.notes(), room, new Notices(console, false));
    foreign(document.foreign(), console);
    console.out(
        document.changes().isEmpty()
            ? "└─ nothing to do"
            : "└─ up would make " + document.changes().size() + " changes");
    findings(document.findings(), console);
  }

  private static String slices(PlanDocument plan, String node) {
    StringJoiner text = new StringJoiner("; ", "; ", "").setEmptyValue("");
    for (NetworkEntry network : plan.networks()) {
      network.slices().stream()
          .filter(slice -> slice.node().equals(node))
          .forEach(slice -> text.add(network.name() + " " + words(slice.ranges())));
    }
    return text.toString();
  }

  /** A block of one address is that address. */
  private static String words(List<String> blocks) {
    StringJoiner text = new StringJoiner(" ");
    blocks.forEach(block -> text.add(block.replaceFirst("/(32|128)$", "")));
    return text.toString();
  }
}
