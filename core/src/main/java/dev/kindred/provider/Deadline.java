package dev.kindred.provider;

/**
 * When a lab is to end by itself, by the clock on the wall.
 *
 * @param second since 1970, UTC
 */
public record Deadline(long second) {
  /** Of a lab without an end. */
  public static final Deadline NONE = new Deadline(Long.MAX_VALUE);

  /** The second in digits, or "none". */
  @Override
  public String toString() {
    return equals(NONE) ? "none" : Long.toString(second);
  }
}
