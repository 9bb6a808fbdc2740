package dev.kindred.fetch;

import dev.kindred.host.MissingRequirement;
import java.nio.file.Path;
import java.util.Optional;

/** Programs that lie in one folder, and that are wanted all together. */
interface Wanted {
  /** Where they are kept when they were fetched. */
  CachePlace place();

  /** The folder that has them all; empty where there is none. */
  Optional<Path> find();

  /** Says of each place why it will not do. */
  void explain(Attempts attempts);

  /** Why a folder will not do; empty when it has all of them. */
  String why(Path folder);

  /**
   * Starts each of them in a folder where they were fetched.
   *
   * @throws dev.kindred.host.Fault when one does not run here, or is not what was asked for
   */
  void start(Path folder);

  /**
   * What is said when they cannot be had.
   *
   * @param attempts what was tried, to follow a colon
   */
  MissingRequirement missing(String attempts);
}
