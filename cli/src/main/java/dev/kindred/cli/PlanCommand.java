package dev.kindred.cli;

import dev.kindred.document.PlannedDocument;
import dev.kindred.lab.LabCycle;
import dev.kindred.lab.Preview;
import dev.kindred.provider.NeighbourRoom;
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
    LabCycle lab = labs.lab(file);
    FileEdits.noteProvider(file, lab, call);
    Preview preview = lab.preview(file);
    Hints hints = call.console().hints();
    PlannedDocument document =
        PlannedDocument.of(lab.provider(), preview, lab.examine(preview), hints::typed);
    if (call.json()) {
      call.print(document);
    } else {
      PlanReport.tree(document, NeighbourRoom.of(preview.plan()), call.console());
    }
    boolean changes = !preview.changes().isEmpty();
    return changes && call.has(EXIT_CODE) ? ExitCode.CHANGES : ExitCode.DONE;
  }
}
