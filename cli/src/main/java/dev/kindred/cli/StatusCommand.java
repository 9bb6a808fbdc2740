package dev.kindred.cli;

import dev.kindred.lab.LabCycle;
import dev.kindred.lab.Preview;
import java.util.List;

/** {@code kindred status}. */
final class StatusCommand implements Subcommand {
  private static final String CHECK = "check";
  private static final String EXIT_CODE = "exit-code";
  private static final String SHORT = "short";
  private static final String PROBLEMS = "problems";

  @Override
  public void describe(Syntax syntax) {
    syntax
        .parameters("[CLUSTER | WORKLOAD | NETWORK | POD]...", 0, Integer.MAX_VALUE)
        .meaning("What to show: edge1, demo2, edge1/demo2 or edge1/demo2/0; default: all.")
        .flag(SHORT, "a line a cluster instead of one a pod and interface")
        .flag(PROBLEMS, "of pods only those with which something is wrong")
        .flag(CHECK, "ask the CNI plugins, too, to CHECK each interface that they made")
        .flag(EXIT_CODE, "exit with 10 when the lab is not as its file says, or was last told");
  }

  @Override
  public int run(Call call) {
    Labs labs = call.labs();
    LabCycle lab = labs.running();
    StatusFilter filter = StatusFilter.of(call.words(), lab.topology());
    Preview status;
    Differences found;
    try (ProgressView progress = PatientView.of(call)) {
      progress.step("looking at lab " + lab.name());
      status = lab.status();
      Edits edits = labs.edits(lab, status);
      found =
          new Differences(
              filter.of(status.changes()),
              edits.of(filter.of(edits.changes())),
              call.has(CHECK) ? lab.check(status) : List.of(),
              failing(status, filter));
    }
    if (call.json()) {
      call.print(new StatusDocument(lab, status, found, filter).map(call.console().hints()));
    } else {
      print(call, new StatusReport(lab, status, filter));
      PlanReport.foreign(status.foreign(), call.console());
      found.print(lab, call.console());
    }
    return !found.isEmpty() && call.has(EXIT_CODE) ? ExitCode.CHANGES : ExitCode.DONE;
  }

  private static int failing(Preview status, StatusFilter filter) {
    return (int)
        status.observed().pods().values().stream()
            .filter(pod -> filter.takes(pod.id()) && pod.state().failsForGood())
            .count();
  }

  private static void print(Call call, StatusReport report) {
    if (call.has(SHORT)) {
      report.printShort(call.console());
    } else if (call.has(PROBLEMS)) {
      report.printProblems(call.console());
    } else {
      report.print(call.console());
    }
  }
}
