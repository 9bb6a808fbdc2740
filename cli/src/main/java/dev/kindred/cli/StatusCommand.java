package dev.kindred.cli;

import dev.kindred.Inspection;
import dev.kindred.Lab;
import dev.kindred.document.Differences;
import dev.kindred.document.Edits;
import dev.kindred.document.ForeignEntry;
import dev.kindred.document.Selection;
import dev.kindred.document.StatusDocument;
import dev.kindred.document.StatusView;
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
    Lab lab = labs.running();
    Selection selection = StatusFilter.of(call.words(), lab.topology());
    StatusView view;
    Differences found;
    try (ProgressView progress = PatientView.of(call)) {
      progress.step("looking at lab " + lab.name());
      Inspection inspection = lab.inspect(selection);
      view = inspection.view();
      Edits edits = labs.edits(lab, inspection);
      found =
          new Differences(
              selection.of(view.changes()),
              edits.of(selection.of(edits.changes())),
              call.has(CHECK) ? inspection.check() : List.of(),
              view.failing());
    }
    Hints hints = call.console().hints();
    if (call.json()) {
      call.print(StatusDocument.of(view, found, hints::typed));
    } else {
      print(call, new StatusReport(lab, view));
      PlanReport.foreign(ForeignEntry.of(view.foreign(), hints::typed), call.console());
      new DifferencesReport(found).print(lab, call.console());
    }
    return !found.isEmpty() && call.has(EXIT_CODE) ? ExitCode.CHANGES : ExitCode.DONE;
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
