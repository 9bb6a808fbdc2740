package dev.kindred.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Looks for a folder that has all of the plugins. */
record PluginSearch(Surroundings around, Path cache, SortedSet<String> plugins) {

  /** The first folder that has them all. */
  Optional<Path> find() {
    return places().values().stream().filter(folder -> why(folder).isEmpty()).findFirst();
  }

  /** Says of each place why it will not do. */
  void explain(Attempts attempts) {
    if (around.variable("CNI_PATH").isEmpty()) {
      attempts.add("CNI_PATH", "not set");
    }
    places().forEach((name, folder) -> attempts.add(name, why(folder)));
  }

  /** Why a folder will not do; empty when it has all of the plugins. */
  String why(Path folder) {
    if (folder.equals(PluginCache.folder(cache)) && Files.exists(folder)) {
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

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  private Map<String, Path> places() {
    Map<String, Path> places = new LinkedHashMap<>();
    for (String entry : around.variable("CNI_PATH").orElse("").split(":")) {
      folder(entry).ifPresent(path -> places.put("CNI_PATH " + entry, path));
    }
    around.folders().forEach(folder -> places.put(folder.toString(), folder));
    Path own = PluginCache.folder(cache);
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
