package dev.kindred.cli;

import dev.kindred.document.LsDocument;
import dev.kindred.lab.LabSummary;
import java.time.Instant;
import java.util.List;

/** {@code kindred ls}. */
final class LsCommand implements Subcommand {
  @Override
  public void describe(Syntax syntax) {
    syntax.note(
        "Labs of this user that are up, stopped, or were left unfinished. FILE is what a lab was made",
        "from; PODS is how many it declares; END is when its time is over (up --ttl).");
  }

  @Override
  public int run(Call call) {
    List<LabSummary> labs =
        LabSummary.all(Labs.states(), name -> Providers.named(name, call.notices(), true));
    LsDocument document = LsDocument.of(labs);
    if (call.json()) {
      call.print(document);
    } else {
      LsReport.print(document, Instant.now(), call.console());
    }
    return ExitCode.DONE;
  }
}
