package dev.kindred.testing;

/** Why a test was skipped, in one line. */
final class Reason {
  /** Where there is none. */
  static final String NONE = "no reason given";

  /** What JUnit puts before the reasons of assumptions. */
  private static final String PREFIX = "Assumption failed: ";

  private Reason() {}

  static String of(Throwable abort) {
    String message = abort.getMessage();
    return line(message == null ? "" : message);
  }

  static String line(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    String reason = line.startsWith(PREFIX) ? line.substring(PREFIX.length()) : line;
    return reason.isEmpty() ? NONE : reason;
  }
}
