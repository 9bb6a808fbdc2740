package dev.kindred.host;

import java.nio.file.Path;
import java.util.function.Consumer;

/** A place that the program kind can be had from, without root. */
interface KindSource {
  /** Its name in messages. */
  String name();

  /**
   * Gets it.
   *
   * @param scratch an empty folder for this
   * @return its file, in that folder
   * @throws Fault when it cannot be had here
   */
  Path fetch(Path scratch, Consumer<String> progress);
}
