package dev.kindred.fetch;

import dev.kindred.host.Folders;
import dev.kindred.host.MissingRequirement;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The program kind: that of PATH, else the one in Kindred's cache, which is put there on demand.
 */
public final class KindProgram {
  static final String NAME = "kind";

  /** The version that is fetched, and that the tests use. */
  static final String VERSION = "v0.33.0";

  private final Surroundings around;
  private final KindSearch search;

  KindProgram(Surroundings around, Path cache) {
    this.around = around;
    this.search = new KindSearch(around, cache.toAbsolutePath());
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

  /**
   * Removes what of the cache is not wanted of it: versions, and what fetches left that were
   * killed.
   *
   * @param unwanted is asked about all that it holds, and true for what is to go
   * @return false when another process is changing the cache, so that nobody was asked
   */
  public boolean sweep(Predicate<Cached> unwanted) {
    return CachePart.sweep(search.place(), unwanted);
  }

  /** What starts it: its name where PATH has it, or where there is none, so that this is said. */
  public String command() {
    Optional<Path> own = around.has(NAME) ? Optional.empty() : own();
    own.ifPresent(file -> CachePart.used(search.place()));
    return own.map(Path::toString).orElse(NAME);
  }

  /** Its file; empty where there is none. */
  public Optional<Path> find() {
    return around.find(NAME).or(this::own);
  }

  private Optional<Path> own() {
    return search.find().map(folder -> folder.resolve(NAME));
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
            new ReleaseSource(
                around,
                NAME,
                Optional.of(NAME),
                KindRelease.of(around.system(), around.architecture())),
            new GoSource(around)),
        progress);
  }

  Path obtain(List<Source> sources, Consumer<String> progress) {
    return find().orElseGet(() -> new Fetch(search, progress).from(sources).resolve(NAME));
  }
}
