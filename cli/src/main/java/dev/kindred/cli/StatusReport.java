package dev.kindred.cli;

import dev.kindred.lab.Lab;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNode;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.PodNetworks;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints a lab as it is. */
final class StatusReport {
  private static final int MOST = 50;

  private StatusReport() {}

  static void print(Lab lab, Lab.Preview status, Console console) {
    Plan plan = status.plan();
    Observed observed = status.observed();
    console.out(
        console.strong("lab " + lab.name())
            + " ("
            + lab.provider()
            + (observed.running() ? ")" : ", not running)"));
    until(lab, Instant.now()).ifPresent(console::out);
    Table table = new Table("POD", "NODE", "INTERFACE", "NETWORK", "ADDRESSES");
    for (PlannedPod planned : plan.pods()) {
      Observed.Pod pod = observed.pods().get(planned.id());
      if (pod == null) {
        table.row(planned.id().toString(), planned.node().name(), "missing", "", "");
        continue;
      }
      for (Observed.Attachment attachment : pod.attachments()) {
        table.row(
            pod.id().toString(),
            pod.node().name(),
            attachment.interfaceName(),
            PodNetworks.isFirst(attachment.network()) ? "" : attachment.network(),
            String.join(" ", addresses(pod, attachment)));
      }
    }
    table.print(console);
    commands(status, Instant.now().getEpochSecond(), console);
  }

  /** What became of commands that ended. */
  private static void commands(Lab.Preview status, long now, Console console) {
    List<String> lines = new ArrayList<>();
    for (PlannedPod planned : status.plan().pods()) {
      Optional.ofNullable(status.observed().pods().get(planned.id()))
          .flatMap(Observed.Pod::run)
          .ifPresent(run -> {
            String sign = run.failed() ? console.bad("! ") : "  ";
            CommandReport.line(planned.id(), run, now).ifPresent(line -> lines.add(sign + line));
          });
    }
    lines.stream().limit(MOST).forEach(console::out);
    if (lines.size() > MOST) {
      console.out("  and " + (lines.size() - MOST) + " commands more (all: -o json)");
    }
  }

  /** What the end of a lab's time means now; empty for a lab without one. */
  static Optional<String> until(Lab lab, Instant now) {
    String then =
        lab.endsInTime()
            ? "; then it ends, and kindred gc --yes removes its folder"
            : "; then kindred gc --yes removes it";
    return lab.until()
        .map(end ->
            end.isAfter(now)
                ? "wanted until " + end + then
                : "its time was over at " + end + ": kindred gc --yes removes it");
  }

  private static List<String> addresses(Observed.Pod pod, Observed.Attachment attachment) {
    return pod.link(attachment.interfaceName())
        .map(link -> link.addresses().stream().map(Cidr::ip).toList())
        .orElse(List.of("missing"));
  }

  static Map<String, Object> json(Lab lab, Lab.Preview status, List<String> faults) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("lab", lab.name());
    map.put("provider", lab.provider());
    map.put("until", lab.until().map(Instant::toString).orElse(""));
    map.put("running", status.observed().running());
    map.put("clusters", clusters(status.plan()));
    map.put("pods", pods(status));
    map.put("drift", PlanReport.changes(status.changes()));
    map.put("foreign", PlanReport.foreign(status.foreign()));
    map.put("checkFaults", faults);
    return map;
  }

  private static List<Object> clusters(Plan plan) {
    List<Object> clusters = new ArrayList<>();
    for (Cluster cluster : plan.topology().clusters()) {
      List<Object> nodes = new ArrayList<>();
      for (PlannedNode node : plan.nodes()) {
        if (node.id().cluster().equals(cluster.name())) {
          List<String> addresses = node.addresses().stream().map(Cidr::ip).toList();
          Map<String, Object> of = new LinkedHashMap<>();
          of.put("name", node.id().name());
          of.put("address", addresses.isEmpty() ? "" : addresses.getFirst());
          of.put("addresses", addresses);
          nodes.add(of);
        }
      }
      Map<String, Object> of = new LinkedHashMap<>();
      of.put("name", cluster.name());
      of.put("nodes", nodes);
      clusters.add(of);
    }
    return clusters;
  }

  private static List<Object> pods(Lab.Preview status) {
    List<Object> pods = new ArrayList<>();
    for (PlannedPod planned : status.plan().pods()) {
      Observed.Pod pod = status.observed().pods().get(planned.id());
      Map<String, Object> of = new LinkedHashMap<>();
      of.put("cluster", planned.id().cluster());
      of.put("workload", planned.id().workload());
      of.put("index", planned.id().index());
      of.put("node", planned.node().name());
      of.put("running", pod != null);
      Optional.ofNullable(pod)
          .flatMap(Observed.Pod::run)
          .ifPresent(run -> of.put("command", CommandReport.json(run)));
      of.put("interfaces", pod == null ? List.of() : interfaces(pod));
      pods.add(of);
    }
    return pods;
  }

  private static List<Object> interfaces(Observed.Pod pod) {
    List<Object> interfaces = new ArrayList<>();
    for (Observed.Attachment attachment : pod.attachments()) {
      pod.link(attachment.interfaceName())
          .ifPresent(link -> {
            Map<String, Object> of = new LinkedHashMap<>();
            of.put("name", attachment.interfaceName());
            of.put("network", attachment.network());
            of.put("addresses", link.addresses().stream().map(Cidr::ip).toList());
            interfaces.add(of);
          });
    }
    return interfaces;
  }
}
