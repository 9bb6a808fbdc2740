package dev.kindred.fetch;

import dev.kindred.host.Fault;
import dev.kindred.host.Reason;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where Kindred's cache has programs of one make.
 *
 * @param cache Kindred's folder for what can be had again
 * @param name of the make, in names of files
 * @param version of what is fetched now; empty where one replaces the other
 * @param what it holds, in messages
 */
record CachePlace(Path cache, String name, String version, String what) {
  /** To whoever cannot write there. */
  static final String ADVICE =
      "The cache is kept below XDG_CACHE_HOME, or else ~/.cache: see that this can be written.";

  /** Where the programs are. */
  Path folder() {
    return cache.resolve(version.isEmpty() ? name : name + "-" + version);
  }

  /** The names of the folders of all versions, as a pattern of the shell. */
  String versions() {
    return version.isEmpty() ? name : name + "-v*";
  }

  /** What names of folders for passing work begin with. */
  String scratch() {
    return name + "-fetch-";
  }

  /** The file whose lock is held by who changes this. */
  Path lock() {
    return cache.resolve(name + ".lock");
  }

  /** That it cannot be used. */
  Fault unusable(IOException why) {
    return new Fault("could not use " + cache + ": " + Reason.of(why, cache), ADVICE, why);
  }
}
