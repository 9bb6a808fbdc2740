package dev.kindred.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The program kind: that of PATH, else the one in Kindred's cache, which is put there on demand.
 */
public final class KindProgram {
  static final String NAME = "kind";

  /** The version that is fetched, and that the tests use. */
  static final String VERSION = "v0.33.0";

  private final Surroundings around;
  private final Path cache;

  KindProgram(Surroundings around, Path cache) {
    this.around = around;
    this.cache = cache.toAbsolutePath();
  }

  /** As this process sees it. */
  public static KindProgram ofThisUser() {
    return of(Map.of());
  }

  /**
   * As a process with another environment sees it.
   *
   * @param changes come before this process's own variables
   */
  public static KindProgram of(Map<String, String> changes) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(changes);
    Surroundings here = Surroundings.ofThisMachine();
    return new KindProgram(
        new Surroundings(here.folders(), here.architecture(), changes),
        Folders.of(environment).cache());
  }

  /** The folder in a cache that holds it. */
  static Path folder(Path cache) {
    return cache.resolve(NAME + "-" + VERSION);
  }

  /** What a cache holds of it: each version, and what fetches left that were killed. */
  public static List<Cached> cached(Path cache) {
    return Cached.in(cache, NAME + "-*");
  }

  /** What starts it: its name where PATH has it, or where there is none, so that this is said. */
  public String command() {
    Optional<Path> own = around.has(NAME) ? Optional.empty() : own();
    own.ifPresent(file -> used());
    return own.map(Path::toString).orElse(NAME);
  }

  /** Its file; empty where there is none. */
  public Optional<Path> find() {
    return around.find(NAME).or(this::own);
  }

  /** What lies in a folder of another user is not run. */
  private Optional<Path> own() {
    Path file = folder(cache).resolve(NAME);
    if (!Files.isExecutable(file)) {
      return Optional.empty();
    }
    try {
      OwnFiles.check(cache);
      OwnFiles.check(folder(cache));
      return Optional.of(file);
    } catch (IOException e) {
      throw new Fault("will not run " + file + ": " + Reason.of(e, file), "Remove the folder.", e);
    }
  }

  /** Notes that it is used today. */
  private void used() {
    Path folder = folder(cache);
    try {
      Instant now = Instant.now();
      if (Cached.changed(folder).isBefore(now.minus(1, ChronoUnit.DAYS))) {
        Files.setLastModifiedTime(folder, FileTime.from(now));
      }
    } catch (IOException e) {
      // A cache that cannot be written is not swept either.
    }
  }

  /**
   * Its file; where there is none it is fetched into the cache first.
   *
   * @param progress is told what takes time
   * @throws MissingRequirement when it cannot be had, with every attempt and why it failed
   */
  public Path obtain(Consumer<String> progress) {
    return obtain(
        List.of(
            new KindRelease.Source(around, System.getProperty("os.name", "")),
            new KindBuild(around)),
        progress);
  }

  Path obtain(List<KindSource> sources, Consumer<String> progress) {
    return find().orElseGet(() -> new KindFetch(around, cache, progress).from(sources));
  }
}
