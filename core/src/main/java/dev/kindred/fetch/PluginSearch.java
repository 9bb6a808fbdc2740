package dev.kindred.fetch;

import dev.kindred.host.MissingRequirement;
import dev.kindred.host.OwnFiles;
import dev.kindred.host.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Looks for a folder that has all of the plugins. */
record PluginSearch(Surroundings around, Path cache, SortedSet<String> plugins) implements Wanted {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Where a cache has plugins. */
  static CachePlace place(Path cache) {
    return new CachePlace(cache, "cni", "", "CNI plugins");
  }

  @Override
  public CachePlace place() {
    return place(cache);
  }

  /** The first folder that has them all. */
  @Override
  public Optional<Path> find() {
    return places().values().stream().filter(folder -> why(folder).isEmpty()).findFirst();
  }

  @Override
  public void explain(Attempts attempts) {
    if (around.variable("CNI_PATH").isEmpty()) {
      attempts.add("CNI_PATH", "not set");
    }
    places().forEach((name, folder) -> attempts.add(name, why(folder)));
  }

  @Override
  public String why(Path folder) {
    if (folder.equals(place().folder()) && Files.exists(folder)) {
      try {
        OwnFiles.check(cache);
        OwnFiles.check(folder);
      } catch (IOException e) {
        return Reason.of(e);
      }
    }
    if (!Files.isDirectory(folder)) {
      return Files.exists(folder) ? "no folder" : "not there";
    }
    SortedSet<String> absent = new TreeSet<>(plugins);
    absent.removeIf(plugin -> Files.exists(folder.resolve(plugin)));
    if (!absent.isEmpty()) {
      return "lacks " + String.join(", ", absent);
    }
    SortedSet<String> dead = new TreeSet<>(plugins);
    dead.removeIf(plugin -> isProgram(folder.resolve(plugin)));
    return dead.isEmpty() ? "" : "not executable there: " + String.join(", ", dead);
  }

  /** Every one can say which versions of CNI it knows. */
  @Override
  public void start(Path folder) {
    for (String plugin : plugins) {
      around
          .command(folder.resolve(plugin).toString())
          .env("CNI_COMMAND", "VERSION")
          .input("{\"cniVersion\":\"1.0.0\"}")
          .timeout(LIMIT)
          .purpose("start the plugin that was fetched")
          .run();
    }
  }

  @Override
  public MissingRequirement missing(String attempts) {
    String archive =
        PluginRelease.of(around.architecture())
            .map(release -> release.from().toString())
            .orElse("a release from " + PluginRelease.PAGE);
    return new MissingRequirement(
        "there are no CNI plugins "
            + String.join(", ", plugins)
            + " here, and none could be fetched:"
            + attempts,
        """
        Install them in one of these ways:
          Debian, Ubuntu  sudo apt-get install containernetworking-plugins
          Fedora          sudo dnf install containernetworking-plugins
          by hand         unpack %s into a folder, and set CNI_PATH to it\
        """
            .formatted(archive));
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  private Map<String, Path> places() {
    Map<String, Path> places = new LinkedHashMap<>();
    for (String entry : around.variable("CNI_PATH").orElse("").split(":")) {
      folder(entry).ifPresent(path -> places.put("CNI_PATH " + entry, path));
    }
    around.folders().forEach(folder -> places.put(folder.toString(), folder));
    Path own = place().folder();
    places.put(own.toString(), own);
    return places;
  }

  /** Absolute, as the plugins are run from other folders. */
  private static Optional<Path> folder(String entry) {
    try {
      return entry.isEmpty() ? Optional.empty() : Optional.of(Path.of(entry).toAbsolutePath());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
