package dev.kindred.topology;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** When the command of a pod is started again after it has ended. */
public enum Restart {
  /** Whenever it ends, as in a Deployment. */
  ALWAYS,
  /** When it ends with another exit code than 0. */
  ON_FAILURE,
  /** Never. */
  NEVER;

  /** Its word in a topology. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Restart::word).toList();
  }

  /** The one with this word. */
  public static Optional<Restart> of(String word) {
    return Arrays.stream(values()).filter(r -> r.word().equals(word)).findFirst();
  }
}
