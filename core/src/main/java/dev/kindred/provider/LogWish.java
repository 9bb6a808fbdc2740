package dev.kindred.provider;

/**
 * What is wanted of what a command printed.
 *
 * @param follow true to go on until the command ends
 * @param previous true for the run before the last start
 * @param tail so many of the last lines; below 0 for all that are kept
 */
public record LogWish(boolean follow, boolean previous, int tail) {
  /** All that there is of the last run. */
  public static final LogWish ALL = new LogWish(false, false, -1);

  /** The last lines of the last run. */
  public static LogWish last(int lines) {
    return new LogWish(false, false, lines);
  }
}
