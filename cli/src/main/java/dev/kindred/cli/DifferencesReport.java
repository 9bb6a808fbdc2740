package dev.kindred.cli;

import dev.kindred.Lab;
import dev.kindred.document.ChangeEntry;
import dev.kindred.document.Differences;
import dev.kindred.document.Edits;
import dev.kindred.plan.Change;
import java.util.List;

/** Prints in what a lab is not as it should be. */
record DifferencesReport(Differences found) {
  private static final int MOST = 50;

  void print(Lab lab, Console console) {
    if (found.isEmpty()) {
      console.out(console.good("✓ ") + "as its file says");
      return;
    }
    int failing = found.failing();
    if (failing > 0) {
      console.out(
          console.bad("! ")
              + (failing == 1
                  ? "1 pod does not run as it should: "
                  : failing + " pods do not run as they should: ")
              + console.hints().typed("logs", "POD"));
    }
    found.faults().forEach(fault -> console.out(console.bad("! ") + fault));
    Edits edits = found.edits();
    list(console.bad("drift:"), found.drift(), console);
    list(console.changed("edited since in " + edits.file() + ":"), edits.changes(), console);
    if (!edits.provider().isEmpty()) {
      console.out(
          console.changed("edited since in " + edits.file() + ": ")
              + FileEdits.kept(edits.provider(), lab, console.hints()));
    }
    if (!edits.faults().isEmpty()) {
      console.out(console.changed("edited since, and faulty: ") + edits.faults().getFirst());
    }
    String up = console.hints().typed("up");
    if (!edits.changes().isEmpty()) {
      console.out((found.drift().isEmpty() ? "apply it with: " : "mend and apply it with: ") + up);
    } else if (!found.drift().isEmpty()) {
      console.out("mend it with: " + up);
    }
  }

  private static void list(String title, List<Change> changes, Console console) {
    if (changes.isEmpty()) {
      return;
    }
    console.out(title);
    changes.stream()
        .limit(MOST)
        .forEach(c -> console.out("  " + PlanReport.line(ChangeEntry.of(c), console)));
    if (changes.size() > MOST) {
      console.out("  and " + (changes.size() - MOST) + " more (all: -o json)");
    }
  }
}
