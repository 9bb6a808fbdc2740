package dev.kindred.cli;

import dev.kindred.Kindred;
import dev.kindred.document.GcDocument;
import java.util.List;
import java.util.Optional;

/** {@code kindred gc}. */
final class GcCommand implements Subcommand {
  private static final String YES = "yes";

  @Override
  public void describe(Syntax syntax) {
    syntax
        .flag(YES, "remove what was found; without it nothing is")
        .note(
            "Found are labs of which nothing runs, as after a reboot, or whose time (up --ttl) is over; what",
            "is left of labs whose folder is gone; addresses of pods that are gone; and caches that were not",
            "used for 30 days. A lab that another command is changing is skipped. With --lab only that lab",
            "is looked at.");
  }

  @Override
  public int run(Call call) {
    if (call.options().file().isPresent() || call.options().provider().isPresent()) {
      throw new UsageFault(
          "gc takes neither a file nor a provider: it looks at all labs",
          "Name one with --lab, or leave them out.");
    }
    boolean remove = call.has(YES);
    Optional<String> lab = call.options().lab();
    GcDocument document =
        Kindred.ofThisUser()
            .offline()
            .gc(lab, lab.isEmpty() ? AotCaches.others() : List.of(), remove);
    if (call.json()) {
      call.print(document);
    } else {
      Hints hints = call.console().hints();
      String again =
          lab.map(name -> hints.bare("gc", "--yes", "--lab", name))
              .orElseGet(() -> hints.bare("gc", "--yes"));
      GcReport.print(document, again, call.console());
    }
    return ExitCode.DONE;
  }
}
