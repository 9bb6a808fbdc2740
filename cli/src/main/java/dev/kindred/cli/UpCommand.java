package dev.kindred.cli;

import dev.kindred.Lab;
import dev.kindred.UpResult;
import dev.kindred.document.UpDocument;
import dev.kindred.document.UpDocument.Made;
import dev.kindred.lab.Claim;
import dev.kindred.lab.TimeToLive;
import dev.kindred.plan.NodeChange;
import dev.kindred.topology.TopologyFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code kindred up}. */
final class UpCommand implements Subcommand {
  private static final String TTL = "ttl";
  private static final String USE = "use";

  @Override
  public void describe(Syntax syntax) {
    syntax
        .value(TTL, "TIME", "how long the lab is wanted from now on, as 2h or 1d12h, or none")
        .flag(Call.OFFLINE, "pull no image")
        .flag(USE, "let kubectl reach all clusters afterwards, as use --all does")
        .flag(Call.YES, "also where the lab was made from another file")
        .note(
            "On a lab that is as its file says it does nothing; where something broke it mends just that.");
  }

  @Override
  public int run(Call call) {
    Optional<TimeToLive> ttl = Options.text(call.args(), TTL).map(UpCommand::time);
    Labs labs = call.labs();
    TopologyFile file = labs.file();
    Lab lab = labs.lab(file);
    Claim claim = labs.claim(lab, call.has(Call.YES));
    labs.noteOthers(lab);
    FileEdits.noteProvider(file, lab, call);
    long begun = System.nanoTime();
    UpResult result;
    try (ProgressView progress = ProgressView.of(call)) {
      result = lab.claimed(claim).progress(progress).up(ttl);
    }
    long millis = (System.nanoTime() - begun) / 1_000_000;
    IdlePods idle = new IdlePods(lab, result);
    List<String> clusters = call.has(USE) ? UseCommand.all(lab, List.of()) : List.of();
    Optional<String> context = clusters.isEmpty() ? Optional.empty() : lab.kubectl().use(clusters);
    report(call, lab, result, millis, idle);
    if (!clusters.isEmpty() && !call.json()) {
      call.console().out(UseCommand.switched(context, clusters.getFirst(), clusters.size()));
    }
    return idle.fail() ? ExitCode.FAILED : ExitCode.DONE;
  }

  private static TimeToLive time(String text) {
    return TimeToLive.parse(text)
        .orElseThrow(() ->
            new UsageFault(
                "--ttl takes days, hours, minutes and seconds, as 2h or 1d12h, or none, not "
                    + text,
                ""));
  }

  private static void report(Call call, Lab lab, UpResult result, long millis, IdlePods idle) {
    PlanReport.notes(result.notes(), result.room(), call.notices());
    if (call.json()) {
      Made made = new Made(lab.name(), lab.provider(), millis);
      call.print(UpDocument.of(made, lab.record().until(), result.changes(), idle.document()));
      return;
    }
    Console console = call.console();
    if (result.changes().isEmpty()) {
      console.out("lab " + lab.name() + " is as its file says; nothing to do");
    } else {
      console.out(
          (idle.fail() ? console.bad("! ") : console.good("✓ ")) + made(lab, result, millis));
    }
    idle.print(console);
    StatusReport.until(lab, Instant.now(), console).ifPresent(text -> console.out("  " + text));
    if (result.changes().stream().anyMatch(c -> c instanceof NodeChange.Add)) {
      Hints hints = console.hints();
      console.err(
          console.faint(
              "  next: %s, %s, %s"
                  .formatted(hints.typed("verify"), hints.typed("shell"), hints.typed("down"))));
      if (result.kubernetes() && !call.has(USE)) {
        console.err(console.faint("  for kubectl: " + hints.typed("use", "--all")));
      }
    }
  }

  private static String made(Lab lab, UpResult result, long millis) {
    return "lab %s is up: %s, in %.1f s"
        .formatted(lab.name(), PlanReport.summary(result.changes()), millis / 1000.0);
  }
}
