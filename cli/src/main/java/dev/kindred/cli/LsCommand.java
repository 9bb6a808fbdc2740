package dev.kindred.cli;

import dev.kindred.Kindred;
import dev.kindred.document.LsDocument;
import java.time.Instant;

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
    LsDocument document = LsDocument.of(Kindred.ofThisUser().offline().labs());
    if (call.json()) {
      call.print(document);
    } else {
      LsReport.print(document, Instant.now(), call.console());
    }
    return ExitCode.DONE;
  }
}
