package dev.kindred.cli;

import dev.kindred.lab.LabCycle;
import dev.kindred.lab.Preview;
import dev.kindred.plan.Change;
import dev.kindred.plan.Foreign;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.PlannedNode;
import dev.kindred.provider.Finding;
import dev.kindred.provider.NeighbourRoom;
import dev.kindred.render.PlanDocument;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
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

  /** The changes for {@code -o json}. */
  static List<Object> changes(List<Change> changes) {
    List<Object> list = new ArrayList<>();
    for (Change change : changes) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("kind", change.kind());
      map.put("cluster", change.cluster());
      map.put("subject", change.subject());
      map.put("reason", change.reason());
      list.add(map);
    }
    return list;
  }

  /** A change on a line. */
  static String line(Change change, Console console) {
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

  /** What is somebody else's, for {@code -o json}. */
  static List<Object> foreign(List<Foreign> all, Hints hints) {
    List<Object> list = new ArrayList<>();
    for (Foreign one : all) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("subject", one.subject());
      map.put("effect", one.effect());
      map.put("inTheWay", one.inTheWay());
      map.put("remedy", hints.text(one.remedy()));
      list.add(map);
    }
    return list;
  }

  /** What is somebody else's, a line each. */
  static void foreign(List<Foreign> all, Console console) {
    for (Foreign one : all) {
      String sign = one.inTheWay() ? console.bad("! ") : console.changed("! ");
      console.out(sign + one.subject() + " is not Kindred's and " + one.effect());
      console.out("  up leaves it alone; remove it with: " + console.hints().text(one.remedy()));
    }
  }

  /** What an author should know of a plan. */
  static void notes(Plan plan, Notices notices) {
    plan.notes().forEach(notices::note);
    for (Finding finding : NeighbourRoom.of(plan)) {
      notices.note(finding.what(), finding.advice());
    }
  }

  /** What of this machine is in the way, or worth a thought, with what mends it. */
  static void findings(List<Finding> findings, Console console) {
    for (Finding finding : findings) {
      String sign = finding.isFatal() ? console.bad("✗ ") : console.changed("! ");
      console.out(sign + finding.subject() + ": " + finding.what());
      console.hints().text(finding.advice()).lines().forEach(line -> console.out("    " + line));
    }
  }

  /** What {@code up} would change, by cluster, below the numbers of the lab. */
  static void tree(LabCycle lab, Preview preview, Console console) {
    Plan plan = preview.plan();
    console.out(console.strong("lab " + lab.name()) + " (" + lab.provider() + ")");
    for (PlannedNetwork network : plan.networks()) {
      console.out(
          "├─ network "
              + network.name()
              + ", "
              + network.type().name()
              + ", "
              + words(network.network().cidrs())
              + ", MTU "
              + network.mtu());
    }
    Map<String, List<Change>> byCluster = new TreeMap<>();
    preview
        .changes()
        .forEach(c -> byCluster.computeIfAbsent(c.cluster(), k -> new ArrayList<>()).add(c));
    List<Change> ofNone = byCluster.remove("");
    if (ofNone != null) {
      console.out("├─ underlay");
      ofNone.forEach(c -> console.out("│  │  " + line(c, console)));
    }
    for (Cluster cluster : plan.topology().clusters()) {
      console.out("├─ " + console.strong("cluster " + cluster.name()));
      for (PlannedNode node : plan.nodes()) {
        if (node.id().cluster().equals(cluster.name())) {
          console.out(
              "│  ├─ node "
                  + node.id()
                  + ", "
                  + words(plan.needed(node).addresses())
                  + slices(plan, node));
        }
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
    notes(plan, new Notices(console, false));
    foreign(preview.foreign(), console);
    console.out(
        preview.changes().isEmpty()
            ? "└─ nothing to do"
            : "└─ up would make " + preview.changes().size() + " changes");
  }

  private static String slices(Plan plan, PlannedNode node) {
    StringJoiner text = new StringJoiner("; ", "; ", "").setEmptyValue("");
    for (PlannedNetwork network : plan.networks()) {
      network.slice(node.id()).ifPresent(s -> text.add(network.name() + " " + words(s.ranges())));
    }
    return text.toString();
  }

  private static String words(List<Cidr> blocks) {
    StringJoiner text = new StringJoiner(" ");
    for (Cidr block : blocks) {
      text.add(block.prefix() == block.family().bits() ? block.ip() : block.toString());
    }
    return text.toString();
  }

  /** A plan and its changes for {@code -o json}. */
  static Map<String, Object> json(
      LabCycle lab, Preview preview, List<Finding> findings, Hints hints) {
    Plan plan = preview.plan();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("lab", lab.name());
    map.put("provider", lab.provider());
    map.put("changes", changes(preview.changes()));
    map.put("foreign", foreign(preview.foreign(), hints));
    map.put("findings", findings.stream().map(f -> DoctorReport.json(f, hints)).toList());
    map.put("plan", PlanDocument.of(plan));
    return map;
  }
}
