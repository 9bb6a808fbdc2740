package dev.kindred.provider.netns;

/**
 * When a victim is hit.
 *
 * @param event at which it stands still; "nothing" for none
 * @param number the how manieth of these events
 * @param nanos how long it works before; 0 until its event
 */
record Moment(String event, int number, long nanos) {
  /** Never. */
  static final Moment NEVER = new Moment("nothing", 0, 0);

  static Moment at(String event, int number) {
    return new Moment(event, number, 0);
  }

  static Moment after(long nanos) {
    return new Moment("nothing", 0, Math.max(1, nanos));
  }

  @Override
  public String toString() {
    return nanos == 0 ? "at " + event + " " + number : "after " + nanos / 1_000_000 + " ms";
  }
}
