package dev.kindred.fetch;

import dev.kindred.host.MissingRequirement;
import dev.kindred.host.ProgramVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Finds CNI plugins on this machine, or fetches them into Kindred's cache, without root. */
public final class CniPlugins {
  private final Path cache;
  private final Surroundings around;
  private final Supplier<List<Source>> sources;

  private CniPlugins(Path cache, Surroundings around, Supplier<List<Source>> sources) {
    this.cache = cache.toAbsolutePath();
    this.around = around;
    this.sources = sources;
  }

  /** With the folder for plugins that are fetched. */
  public static CniPlugins in(Path cache) {
    return in(cache, Surroundings.ofThisMachine());
  }

  static CniPlugins in(Path cache, Surroundings around) {
    return new CniPlugins(cache, around, () -> sources(around));
  }

  static CniPlugins in(Path cache, Surroundings around, List<Source> sources) {
    return new CniPlugins(cache, around, () -> sources);
  }

  private static List<Source> sources(Surroundings around) {
    return List.of(
        new AptSource(around),
        new DnfSource(around),
        new ReleaseSource(
            around, "CNI plugins", Optional.empty(), PluginRelease.of(around.architecture())));
  }

  /**
   * True when a folder of this machine has all of the plugins, so that nothing is to be fetched.
   */
  public boolean has(Set<String> plugins) {
    return new PluginSearch(around, cache, new TreeSet<>(plugins)).find().isPresent();
  }

  /**
   * Those of the plugins that are on this machine, each with its version: of the folder that has
   * them all, else of the first that has it.
   */
  public List<ProgramVersion> versions(Set<String> plugins) {
    Optional<Path> all = new PluginSearch(around, cache, new TreeSet<>(plugins)).find();
    List<ProgramVersion> found = new ArrayList<>();
    for (String plugin : new TreeSet<>(plugins)) {
      all.or(() -> new PluginSearch(around, cache, new TreeSet<>(Set.of(plugin))).find())
          .ifPresent(folder -> found.add(ProgramVersion.of(plugin, folder.resolve(plugin))));
    }
    return found;
  }

  /**
   * A folder with all of the plugins: the first of CNI_PATH, the usual folders and the cache; else
   * they are fetched into the cache, from the first source that has them.
   *
   * @param plugins their names
   * @param progress is told what takes time
   * @throws MissingRequirement when they cannot be had, with every attempt and why it failed
   */
  public Path obtain(Set<String> plugins, Consumer<String> progress) {
    PluginSearch search = new PluginSearch(around, cache, new TreeSet<>(plugins));
    Path found = search.find().orElseGet(() -> new Fetch(search, progress).from(sources.get()));
    if (found.equals(search.place().folder())) {
      CachePart.used(search.place());
    }
    return found;
  }

  /**
   * Tries whether plugins that are not here can be fetched, and keeps nothing.
   *
   * @return why they cannot be had; empty when they can
   */
  public Optional<MissingRequirement> tryFetch(Set<String> plugins) {
    Path trial = Scratch.temporary("kindred-trial-");
    try {
      in(trial, around, sources.get()).obtain(plugins, step -> {});
      return Optional.empty();
    } catch (MissingRequirement e) {
      return Optional.of(e);
    } finally {
      Scratch.delete(trial);
    }
  }

  /**
   * Removes what of the cache is not wanted.
   *
   * @param unwanted is asked about all that it holds, and true for what is to go
   * @return false when another process is changing the cache, so that nobody was asked
   */
  public boolean sweep(Predicate<Cached> unwanted) {
    return CachePart.sweep(PluginSearch.place(cache), unwanted);
  }
}
