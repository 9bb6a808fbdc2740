package dev.kindred.provider;

import dev.kindred.advice.Advice;
import java.util.Locale;

/**
 * What a look at this machine came to, before anything is made on it.
 *
 * @param subject what was looked at, in a word or two
 * @param what what was found
 * @param advice the command or commands that mend it, a line each, ready to paste; empty when there
 *     is nothing to mend or no command does
 */
public record Finding(String subject, Severity severity, String what, Advice advice) {
  /** With commands of others alone. */
  public Finding(String subject, Severity severity, String what, String remedy) {
    this(subject, severity, what, Advice.of(remedy));
  }

  /** How much it matters. */
  public enum Severity {
    /** Nothing is in the way. */
    OK,
    /** It could not be read, so that nothing is known. */
    UNKNOWN,
    /** A lab may come to harm by it, or only a larger one. */
    WARNING,
    /** A lab cannot be made. */
    FATAL;

    /** As it stands in JSON. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Nothing is in the way. */
  public static Finding ok(String subject, String what) {
    return new Finding(subject, Severity.OK, what, "");
  }

  /** It could not be read. */
  public static Finding unknown(String subject, String what) {
    return new Finding(subject, Severity.UNKNOWN, what, "");
  }

  /** A lab may come to harm. */
  public static Finding warning(String subject, String what, String remedy) {
    return new Finding(subject, Severity.WARNING, what, remedy);
  }

  /** A lab cannot be made. */
  public static Finding fatal(String subject, String what, String remedy) {
    return new Finding(subject, Severity.FATAL, what, remedy);
  }

  /** As {@link #fatal(String, String, String)}, with commands of Kindred's. */
  public static Finding fatal(String subject, String what, Advice advice) {
    return new Finding(subject, Severity.FATAL, what, advice);
  }

  /** {@link #advice} as text that knows nothing of the lab. */
  public String remedy() {
    return advice.toString();
  }

  /** True when a lab cannot be made because of it. */
  public boolean isFatal() {
    return severity == Severity.FATAL;
  }
}
