package dev.kindred.cli;

import dev.kindred.Lab;
import dev.kindred.document.PodStateEntry;
import dev.kindred.document.Selection;
import dev.kindred.document.StatusView;
import dev.kindred.plan.Attachment;
import dev.kindred.plan.Change;
import dev.kindred.plan.Observed;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodNetworks;
import dev.kindred.plan.Readiness;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Prints a lab as it is. */
record StatusReport(Lab lab, StatusView view) {
  private static final int MOST = 50;

  /** A line a pod and interface. */
  void print(Console console) {
    head(console);
    table(pods(), console);
  }

  /** The same of those pods alone with which something is wrong. */
  void printProblems(Console console) {
    head(console);
    Set<PodId> drifting = drifting();
    List<PlannedPod> troubled =
        pods().stream().filter(pod -> drifting.contains(pod.id()) || lacks(pod)).toList();
    if (!troubled.isEmpty()) {
      table(troubled, console);
    }
  }

  /** A line a cluster. */
  void printShort(Console console) {
    head(console);
    Set<PodId> drifting = drifting();
    Table table = new Table("CLUSTER", "NODES", "PODS", "PROBLEMS").whole();
    for (Cluster cluster : view.plan().topology().clusters()) {
      if (view.selection().takes(cluster.name())) {
        List<PlannedPod> pods =
            pods().stream().filter(p -> p.id().cluster().equals(cluster.name())).toList();
        long running = pods.stream().filter(p -> observed().pods().containsKey(p.id())).count();
        long wrong = pods.stream().filter(p -> drifting.contains(p.id()) || lacks(p)).count();
        table.row(
            cluster.name(),
            Integer.toString(view.plan().nodesOf(cluster.name()).size()),
            running + "/" + pods.size(),
            wrong == 0 ? "" : wrong + " of its pods");
      }
    }
    table.print(console);
  }

  private Observed observed() {
    return view.observed();
  }

  private List<PlannedPod> pods() {
    return view.plan().pods().stream().filter(pod -> view.selection().takes(pod.id())).toList();
  }

  private Set<PodId> drifting() {
    Set<PodId> pods = new HashSet<>();
    for (Change change : view.changes()) {
      Selection.pod(change).ifPresent(pods::add);
    }
    return pods;
  }

  private boolean lacks(PlannedPod planned) {
    Observed.Pod pod = observed().pods().get(planned.id());
    return pod == null
        || pod.state().failing()
        || pod.attachments().stream().anyMatch(a -> pod.link(a.interfaceName()).isEmpty());
  }

  private void head(Console console) {
    console.out(
        console.strong("lab " + lab.name())
            + " ("
            + lab.provider()
            + (observed().running() ? ")" : ", not running)"));
    until(lab, Instant.now(), console).ifPresent(console::out);
  }

  private void table(List<PlannedPod> pods, Console console) {
    boolean kubernetes = view.plan().traits().kubernetes();
    Table table =
        kubernetes
            ? new Table("POD", "NAME", "NODE", "INTERFACE", "NETWORK", "ADDRESSES").repeating(3)
            : new Table("POD", "NODE", "INTERFACE", "NETWORK", "ADDRESSES");
    for (PlannedPod planned : pods) {
      for (List<String> cells : cells(planned)) {
        List<String> row = new ArrayList<>(cells);
        if (kubernetes) {
          row.add(1, kubernetesName(planned.id()));
        }
        table.row(row.toArray(String[]::new));
      }
    }
    table.print(console);
    commands(pods, Instant.now().getEpochSecond(), console);
  }

  private String kubernetesName(PodId pod) {
    return Optional.ofNullable(observed().pods().get(pod))
        .flatMap(Observed.Pod::readiness)
        .map(Readiness::name)
        .orElse("");
  }

  /** A row an interface of a pod. */
  private List<List<String>> cells(PlannedPod planned) {
    Observed.Pod pod = observed().pods().get(planned.id());
    if (pod == null) {
      return List.of(List.of(planned.id().toString(), planned.node().name(), "missing", "", ""));
    }
    List<List<String>> rows = new ArrayList<>();
    for (Attachment attachment : pod.attachments()) {
      rows.add(
          List.of(
              pod.id().toString(),
              pod.node().name(),
              attachment.interfaceName(),
              PodNetworks.isFirst(attachment.network()) ? "" : attachment.network(),
              String.join("\n", addresses(pod, attachment))));
    }
    return rows;
  }

  /** How those pods do of which that is worth a line. */
  private void commands(List<PlannedPod> pods, long now, Console console) {
    List<String> lines = new ArrayList<>();
    for (PlannedPod planned : pods) {
      Optional.ofNullable(observed().pods().get(planned.id()))
          .map(Observed.Pod::state)
          .ifPresent(state -> {
            String sign = state.failing() ? console.bad("! ") : "  ";
            CommandReport.line(PodStateEntry.of(planned.id(), state), now)
                .ifPresent(line -> lines.add(sign + line));
          });
    }
    lines.stream().limit(MOST).forEach(console::out);
    if (lines.size() > MOST) {
      console.out("  and " + (lines.size() - MOST) + " pods more (all: -o json)");
    }
  }

  private static List<String> addresses(Observed.Pod pod, Attachment attachment) {
    return pod.link(attachment.interfaceName())
        .map(link -> link.addresses().stream().map(Cidr::ip).toList())
        .orElse(List.of("missing"));
  }

  /** What the end of a lab's time means now; empty for a lab without one. */
  static Optional<String> until(Lab lab, Instant now, Console console) {
    String gc = console.hints().bare("gc", "--yes", "--lab", lab.name());
    String then =
        lab.endsInTime()
            ? "; then it ends, and " + gc + " removes its folder"
            : "; then " + gc + " removes it";
    return lab.record()
        .until()
        .map(end ->
            end.isAfter(now)
                ? "wanted until " + end + then
                : "its time was over at " + end + ": " + gc + " removes it");
  }
}
