package dev.kindred;

import dev.kindred.document.GcDocument;
import dev.kindred.fetch.Cached;
import dev.kindred.fetch.CniPlugins;
import dev.kindred.fetch.KindProgram;
import dev.kindred.lab.Gc;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at all that can be left on a machine, in one go. */
final class Sweep {
  private final Settings settings;
  private final Optional<String> lab;
  private final boolean remove;
  private final Gc gc;

  /**
   * @param lab that alone is looked at; empty for all
   */
  Sweep(Settings settings, Optional<String> lab, boolean remove) {
    this.settings = settings;
    this.lab = lab;
    this.remove = remove;
    this.gc = new Gc(settings.states(), settings.providers()::named, Instant.now(), remove);
  }

  GcDocument of(List<Cached> besides) {
    gc.labs(name -> lab.isEmpty() || name.equals(lab.get()));
    if (lab.isEmpty()) {
      settings.providers().all().forEach(provider -> gc.orphans(provider, folder -> true));
      caches(besides);
    }
    return GcDocument.of(gc.found(), gc.skipped(), remove);
  }

  private void caches(List<Cached> besides) {
    Path cache = settings.cache();
    boolean plugins = CniPlugins.in(cache).sweep(gc::isGarbage);
    boolean kind = KindProgram.ofThisUser().sweep(gc::isGarbage);
    if (!plugins || !kind) {
      gc.skip(cache.toString(), "is being changed by another kindred");
    }
    List<Cached> others = new ArrayList<>(besides);
    others.addAll(Cached.in(cache.resolve("images"), "*.tar"));
    others.stream().filter(gc::isGarbage).forEach(Cached::delete);
  }
}
