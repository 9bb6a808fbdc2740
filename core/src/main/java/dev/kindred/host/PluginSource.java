package dev.kindred.host;

import java.nio.file.Path;
import java.util.function.Consumer;

/** A place that CNI plugins can be fetched from, without root. */
interface PluginSource {
  /** Its name in messages. */
  String name();

  /**
   * Fetches the plugins and unpacks them.
   *
   * @param scratch an empty folder for this
   * @return the folder in it that holds the plugins
   * @throws Fault when they cannot be had here
   */
  Path fetch(Path scratch, Consumer<String> progress);
}
