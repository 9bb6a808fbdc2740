package dev.kindred.cli;

import dev.kindred.Lab;
import dev.kindred.document.DownDocument;
import dev.kindred.lab.Claim;

/** {@code kindred down}. */
final class DownCommand implements Subcommand {
  @Override
  public void describe(Syntax syntax) {
    syntax
        .flag(Call.YES, "also where the lab was made from another file")
        .note("It returns when nothing of the lab is left. Without a lab it does nothing.");
  }

  @Override
  public int run(Call call) {
    Labs labs = call.labs();
    Lab lab = labs.named();
    labs.checkRenamed(lab);
    Claim claim = labs.claim(lab, call.has(Call.YES));
    claim.check("down", lab.name(), lab.record().origin());
    long begun = System.nanoTime();
    boolean removed;
    try (ProgressView progress = ProgressView.of(call)) {
      removed = lab.claimed(claim).progress(progress).down();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (call.json()) {
      call.print(new DownDocument(lab.name(), removed));
    } else if (removed) {
      call.console()
          .out(
              call.console().good("✓ ")
                  + "lab %s is gone, in %.1f s".formatted(lab.name(), seconds));
    } else {
      call.console().out("there is no lab " + lab.name() + "; nothing to do");
    }
    return ExitCode.DONE;
  }
}
