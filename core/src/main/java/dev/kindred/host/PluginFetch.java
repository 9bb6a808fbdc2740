package dev.kindred.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Fetches plugins that were not found, and keeps account of why not. */
final class PluginFetch {
  private static final Duration PLUGIN_LIMIT = Duration.ofSeconds(20);

  private final PluginSearch search;
  private final Consumer<String> progress;
  private final Attempts attempts = new Attempts();

  PluginFetch(PluginSearch search, Consumer<String> progress) {
    this.search = search;
    this.progress = progress;
  }

  /** The folder that they are in then. */
  Path from(List<PluginSource> sources) {
    search.explain(attempts);
    try (PluginCache cache = PluginCache.lock(search.cache(), progress)) {
      Optional<Path> folder = search.find(); // Another Kindred may have been first.
      for (PluginSource source : sources) {
        folder = folder.or(() -> attempt(source, cache));
      }
      if (folder.isPresent()) {
        return folder.get();
      }
    } catch (Fault e) {
      failed("Kindred's cache", e);
    }
    throw missing();
  }

  private Optional<Path> attempt(PluginSource source, PluginCache cache) {
    Path scratch = cache.scratch();
    try {
      Path fetched = source.fetch(scratch, progress);
      String why = search.why(fetched);
      if (!why.isEmpty()) {
        throw new Fault("what was fetched: " + why, "");
      }
      search.plugins().forEach(plugin -> start(fetched.resolve(plugin)));
      return Optional.of(cache.install(fetched, scratch));
    } catch (Fault e) {
      failed(source.name(), e);
      return Optional.empty();
    } finally {
      Scratch.delete(scratch);
    }
  }

  /** Sees that a plugin runs on this machine: every one can say which versions it knows. */
  private void start(Path plugin) {
    search
        .around()
        .command(plugin.toString())
        .env("CNI_COMMAND", "VERSION")
        .input("{\"cniVersion\":\"1.0.0\"}")
        .timeout(PLUGIN_LIMIT)
        .purpose("start the plugin that was fetched")
        .run();
  }

  private void failed(String what, Fault fault) {
    if (Thread.currentThread().isInterrupted()) {
      throw fault;
    }
    attempts.add(what, fault.getMessage());
  }

  private MissingRequirement missing() {
    String archive =
        Release.of(search.around().architecture())
            .map(release -> release.archive().toString())
            .orElse("a release from " + Release.PAGE);
    return new MissingRequirement(
        "there are no CNI plugins "
            + String.join(", ", search.plugins())
            + " here, and none could be fetched:"
            + attempts.text(),
        """
        Install them in one of these ways:
          Debian, Ubuntu  sudo apt-get install containernetworking-plugins
          Fedora          sudo dnf install containernetworking-plugins
          by hand         unpack %s into a folder, and set CNI_PATH to it\
        """
            .formatted(archive));
  }
}
