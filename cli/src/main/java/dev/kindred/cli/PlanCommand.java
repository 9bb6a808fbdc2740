package dev.kindred.cli;

import dev.kindred.Lab;
import dev.kindred.Outlook;
import dev.kindred.document.PlannedDocument;
import dev.kindred.topology.TopologyFile;

/** {@code kindred plan}. */
final class PlanCommand implements Subcommand {
  private static final String EXIT_CODE = "exit-code";

  @Override
  public void describe(Syntax syntax) {
    syntax.flag(EXIT_CODE, "exit with 10 when there is something to change");
  }

  @Override
  public int run(Call call) {
    Labs labs = call.labs();
    TopologyFile file = labs.file();
    Lab lab = labs.lab(file);
    FileEdits.noteProvider(file, lab, call);
    Outlook.Planned planned = lab.outlook().planned();
    PlannedDocument document = planned.document();
    if (call.json()) {
      call.print(document);
    } else {
      PlanReport.tree(document, planned.room(), call.console());
    }
    boolean changes = !document.changes().isEmpty();
    return changes && call.has(EXIT_CODE) ? ExitCode.CHANGES : ExitCode.DONE;
  }
}
