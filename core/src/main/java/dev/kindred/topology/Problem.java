package dev.kindred.topology;

import dev.kindred.advice.Advice;

/**
 * A fault of the topology that its author can mend.
 *
 * @param path the key's path, as {@code networks[0].cidr}; empty for the document as a whole
 * @param what what is wrong
 * @param advice what to write instead, or to do; empty when the fault says it
 */
public record Problem(String path, String what, Advice advice) {
  /** With words alone. */
  public Problem(String path, String what, String fix) {
    this(path, what, Advice.of(fix));
  }

  /** {@link #advice} as text that knows nothing of the lab. */
  public String fix() {
    return advice.toString();
  }
}
