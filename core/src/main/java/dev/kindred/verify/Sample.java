package dev.kindred.verify;

/**
 * How many paths to take at most; they are spread evenly over all.
 *
 * @param size at least 1
 */
public record Sample(int size) {
  /**
   * What one run takes when it is not told: every path of a lab of up to 300 pods on one network. A
   * larger lab's are sampled, and the result says of how many.
   */
  public static final Sample DEFAULT = new Sample(100_000);
}
