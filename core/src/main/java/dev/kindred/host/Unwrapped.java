package dev.kindred.host;

import java.util.Optional;

/**
 * Members that stand, in JSON, in the object of the record that has this, without a name of their
 * own; or none at all, where nothing is known.
 *
 * @param members the record that they are the members of
 */
public record Unwrapped<T extends Record>(Optional<T> members) {
  /** These members. */
  public static <T extends Record> Unwrapped<T> of(T members) {
    return new Unwrapped<>(Optional.of(members));
  }

  /** None. */
  public static <T extends Record> Unwrapped<T> none() {
    return new Unwrapped<>(Optional.empty());
  }
}
