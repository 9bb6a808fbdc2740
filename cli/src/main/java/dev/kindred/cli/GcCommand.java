package dev.kindred.cli;

import dev.kindred.document.GcDocument;
import dev.kindred.fetch.Cached;
import dev.kindred.fetch.CniPlugins;
import dev.kindred.fetch.KindProgram;
import dev.kindred.host.Folders;
import dev.kindred.lab.Gc;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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
    Gc gc =
        new Gc(
            Labs.states(),
            name -> Providers.named(name, call.notices(), true),
            Instant.now(),
            remove);
    Optional<String> lab = call.options().lab();
    gc.labs(name -> lab.isEmpty() || name.equals(lab.get()));
    if (lab.isEmpty()) {
      Providers.all().forEach(provider -> gc.orphans(provider, folder -> true));
      caches(gc);
    }
    GcDocument document = GcDocument.of(gc.found(), gc.skipped(), remove);
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

  private static void caches(Gc gc) {
    Path cache = Folders.ofThisUser().cache();
    boolean plugins = CniPlugins.in(cache).sweep(gc::isGarbage);
    boolean kind = KindProgram.ofThisUser().sweep(gc::isGarbage);
    if (!plugins || !kind) {
      gc.skip(cache.toString(), "is being changed by another kindred");
    }
    List<Cached> others = new ArrayList<>(AotCaches.others());
    others.addAll(Cached.in(cache.resolve("images"), "*.tar"));
    others.stream().filter(gc::isGarbage).forEach(Cached::delete);
  }
}
