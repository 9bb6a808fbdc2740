package dev.kindred.host;

import java.nio.file.Path;
import java.util.Map;

/**
 * The user's folders for Kindred. Only their paths: nothing is made here.
 *
 * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG Base Directory
 *     Specification</a>
 */
public final class Folders {
  private static final String NAME = "kindred";

  private final Map<String, String> environment;

  private Folders(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Those that an environment names. */
  public static Folders of(Map<String, String> environment) {
    return new Folders(environment);
  }

  /** Those that the environment of this process names. */
  public static Folders ofThisUser() {
    return of(System.getenv());
  }

  /**
   * The parent of the labs' folders.
   *
   * @throws Fault when the environment names no home, as from each of these methods
   */
  public Path state() {
    return folder("XDG_STATE_HOME", ".local/state");
  }

  /** For what can be fetched again. */
  public Path cache() {
    return folder("XDG_CACHE_HOME", ".cache");
  }

  /** For the user's settings. */
  public Path config() {
    return folder("XDG_CONFIG_HOME", ".config");
  }

  /** The specification has relative values ignored. */
  private Path folder(String variable, String underHome) {
    String base = environment.getOrDefault(variable, "");
    if (base.startsWith("/")) {
      return Path.of(base, NAME);
    }
    String home = environment.getOrDefault("HOME", "");
    if (home.startsWith("/")) {
      return Path.of(home, underHome, NAME);
    }
    String fault = home.isEmpty() ? "HOME is not set" : "HOME is " + home + ", no absolute path";
    throw new Fault(
        fault + ": there is no place for Kindred's files",
        "Set HOME, or " + variable + ", to an absolute path.");
  }
}
