package dev.kindred.cli;

import dev.kindred.lab.Lab;
import dev.kindred.plan.Change;
import java.util.List;

/** {@code kindred status}. */
final class StatusCommand implements Subcommand {
  private static final String CHECK = "check";
  private static final String EXIT_CODE = "exit-code";

  @Override
  public void describe(Syntax syntax) {
    syntax
        .flag(CHECK, "ask the CNI plugins, too, to CHECK each interface that they made")
        .flag(EXIT_CODE, "exit with 10 when the lab is not as its file says");
  }

  @Override
  public int run(Call call) {
    Lab lab = call.labs().running();
    Lab.Preview status = lab.status();
    List<String> faults = call.has(CHECK) ? lab.check(status) : List.of();
    if (call.json()) {
      call.print(StatusReport.json(lab, status, faults));
    } else {
      StatusReport.print(lab, status, call.console());
      PlanReport.foreign(status.foreign(), call.console());
      drift(call.console(), status.changes(), faults);
    }
    boolean drift = !status.changes().isEmpty() || !faults.isEmpty();
    return drift && call.has(EXIT_CODE) ? ExitCode.CHANGES : ExitCode.DONE;
  }

  private static void drift(Console console, List<Change> changes, List<String> faults) {
    if (changes.isEmpty() && faults.isEmpty()) {
      console.out(console.good("✓ ") + "as its file says");
      return;
    }
    faults.forEach(fault -> console.out(console.bad("! ") + fault));
    if (!changes.isEmpty()) {
      console.out(console.bad("drift:"));
      changes.stream().limit(50).forEach(c -> console.out("  " + PlanReport.line(c, console)));
      if (changes.size() > 50) {
        console.out("  and " + (changes.size() - 50) + " more (all: -o json)");
      }
      console.out("mend it with: kindred up");
    }
  }
}
