package dev.kindred.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts kind into the cache. Of two that do so at once each has its own place for passing work, and
 * the last one's file stays.
 */
final class KindFetch {
  private static final String SCRATCH = KindProgram.NAME + "-fetch-";

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Surroundings around;
  private final Path cache;
  private final Consumer<String> progress;
  private final Attempts attempts = new Attempts();

  KindFetch(Surroundings around, Path cache, Consumer<String> progress) {
    this.around = around;
    this.cache = cache;
    this.progress = progress;
  }

  /** Its file then, from the first source that has it. */
  Path from(List<KindSource> sources) {
    for (KindSource source : sources) {
      Optional<Path> file = attempt(source);
      if (file.isPresent()) {
        return file.get();
      }
    }
    throw new MissingRequirement(
        "there is no program kind here, and it could not be had:" + attempts.text(),
        Packages.remedy(KindProgram.NAME)
            + "\nWhere there is no network, copy the file from another machine.");
  }

  private Optional<Path> attempt(KindSource source) {
    Path scratch = scratch();
    try {
      Path file = source.fetch(scratch, progress);
      start(file);
      return Optional.of(install(file));
    } catch (Fault e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      attempts.add(source.name(), e.getMessage());
      return Optional.empty();
    } finally {
      Scratch.delete(scratch);
    }
  }

  private Path scratch() {
    try {
      OwnFiles.folder(cache);
      return Files.createTempDirectory(cache, SCRATCH);
    } catch (IOException e) {
      throw new Fault("could not use " + cache + ": " + Reason.of(e, cache), PluginCache.ADVICE, e);
    }
  }

  /** Sees that it runs on this machine, and is what was asked for. */
  private void start(Path file) {
    String said =
        around
            .command(file.toString(), "version")
            .timeout(LIMIT)
            .purpose("start the kind that was fetched")
            .run()
            .stdout();
    if (!said.startsWith("kind " + KindProgram.VERSION + " ")) {
      throw new Fault("what was fetched says that it is " + said.strip(), "");
    }
  }

  private Path install(Path fetched) {
    Path folder = KindProgram.folder(cache);
    try {
      OwnFiles.folder(folder);
      Scratch.toDisk(fetched);
      return Files.move(fetched, folder.resolve(KindProgram.NAME), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new Fault(
          "could not put kind into " + folder + ": " + Reason.of(e, folder), PluginCache.ADVICE, e);
    }
  }
}
