package dev.kindred.fetch;

import dev.kindred.host.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gets programs that were not found into the cache, and keeps account of why not: from the first
 * source that has all of them, if they run here. One process fetches, others wait for it.
 */
final class Fetch {
  private final Wanted wanted;
  private final Consumer<String> progress;
  private final Attempts attempts = new Attempts();

  Fetch(Wanted wanted, Consumer<String> progress) {
    this.wanted = wanted;
    this.progress = progress;
  }

  /**
   * The folder that they are in then.
   *
   * @throws dev.kindred.host.MissingRequirement with every attempt and why it failed
   */
  Path from(List<Source> sources) {
    wanted.explain(attempts);
    try (CachePart cache = CachePart.lock(wanted.place(), progress)) {
      Optional<Path> folder = wanted.find(); // Another Kindred may have been first.
      for (Source source : sources) {
        folder = folder.or(() -> attempt(source, cache));
      }
      if (folder.isPresent()) {
        return folder.get();
      }
    } catch (Fault e) {
      failed("Kindred's cache", e);
    }
    throw wanted.missing(attempts.text());
  }

  private Optional<Path> attempt(Source source, CachePart cache) {
    Path scratch = cache.scratch();
    try {
      Path fetched = source.fetch(scratch, progress);
      String why = wanted.why(fetched);
      if (!why.isEmpty()) {
        throw new Fault("what was fetched: " + why, "");
      }
      wanted.start(fetched);
      return Optional.of(cache.install(fetched, scratch));
    } catch (Fault e) {
      failed(source.name(), e);
      return Optional.empty();
    } finally {
      Scratch.delete(scratch);
    }
  }

  private void failed(String what, Fault fault) {
    if (Thread.currentThread().isInterrupted()) {
      throw fault;
    }
    attempts.add(what, fault.getMessage());
  }
}
