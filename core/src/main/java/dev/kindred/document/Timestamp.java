package dev.kindred.document;

import java.time.Instant;
import java.util.Optional;

/** A point of time, or none. In documents it is a text: of ISO 8601 in UTC, and empty for none. */
public final class Timestamp {
  private final Optional<Instant> instant;

  private Timestamp(Optional<Instant> instant) {
    this.instant = instant;
  }

  /** A point of time, or none. */
  public static Timestamp of(Optional<Instant> instant) {
    return new Timestamp(instant);
  }

  /**
   * A point of time.
   *
   * @param seconds since 1970; 0 for none
   */
  public static Timestamp ofSeconds(long seconds) {
    return new Timestamp(
        seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds)));
  }

  /** The point of time; empty for none. */
  public Optional<Instant> instant() {
    return instant;
  }

  /** In seconds since 1970; 0 for none. */
  public long seconds() {
    return instant.map(Instant::getEpochSecond).orElse(0L);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Timestamp same && instant.equals(same.instant);
  }

  @Override
  public int hashCode() {
    return instant.hashCode();
  }

  @Override
  public String toString() {
    return instant.map(Instant::toString).orElse("");
  }
}
