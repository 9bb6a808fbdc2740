package dev.kindred.cli;

import dev.kindred.lab.LabCycle;
import dev.kindred.plan.Change;
import java.util.List;

/**
 * In what a lab is not as it should be.
 *
 * @param drift from what it was last told
 * @param edits of its file since
 * @param faults that CNI plugins named
 * @param failing how many pods are there and do not run as they should
 */
record Differences(List<Change> drift, Edits edits, List<String> faults, int failing) {
  private static final int MOST = 50;

  Differences {
    drift = List.copyOf(drift);
    faults = List.copyOf(faults);
  }

  boolean isEmpty() {
    return drift.isEmpty() && edits.isEmpty() && faults.isEmpty() && failing == 0;
  }

  void print(LabCycle lab, Console console) {
    if (isEmpty()) {
      console.out(console.good("✓ ") + "as its file says");
      return;
    }
    if (failing > 0) {
      console.out(
          console.bad("! ")
              + (failing == 1
                  ? "1 pod does not run as it should: "
                  : failing + " pods do not run as they should: ")
              + console.hints().typed("logs", "POD"));
    }
    faults.forEach(fault -> console.out(console.bad("! ") + fault));
    list(console.bad("drift:"), drift, console);
    list(console.changed("edited since in " + edits.file() + ":"), edits.changes(), console);
    if (!edits.provider().isEmpty()) {
      console.out(
          console.changed("edited since in " + edits.file() + ": ")
              + Edits.kept(edits.provider(), lab, console.hints()));
    }
    if (!edits.faults().isEmpty()) {
      console.out(console.changed("edited since, and faulty: ") + edits.faults().getFirst());
    }
    String up = console.hints().typed("up");
    if (!edits.changes().isEmpty()) {
      console.out((drift.isEmpty() ? "apply it with: " : "mend and apply it with: ") + up);
    } else if (!drift.isEmpty()) {
      console.out("mend it with: " + up);
    }
  }

  private static void list(String title, List<Change> changes, Console console) {
    if (changes.isEmpty()) {
      return;
    }
    console.out(title);
    changes.stream().limit(MOST).forEach(c -> console.out("  " + PlanReport.line(c, console)));
    if (changes.size() > MOST) {
      console.out("  and " + (changes.size() - MOST) + " more (all: -o json)");
    }
  }
}
