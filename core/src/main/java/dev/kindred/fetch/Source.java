package dev.kindred.fetch;

import java.nio.file.Path;
import java.util.function.Consumer;

/** A place that programs can be had from, without root. */
interface Source {
  /** Its name in messages. */
  String name();

  /**
   * Fetches them, unpacked or built.
   *
   * @param scratch an empty folder for this
   * @return the folder in it that holds the programs
   * @throws dev.kindred.host.Fault when they cannot be had here
   */
  Path fetch(Path scratch, Consumer<String> progress);
}
