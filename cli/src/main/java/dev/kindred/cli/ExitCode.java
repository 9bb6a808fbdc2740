package dev.kindred.cli;

/** What the process says when it ends. */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILED = 1;

  /** A command line or a topology with faults. */
  static final int USAGE = 2;

  /** A path of the matrix is broken. */
  static final int BROKEN_PATH = 3;

  /** A program, a right or room is missing. */
  static final int MISSING = 4;

  /** Networks are declared, and no two pods share one: nothing was proven. */
  static final int NOTHING_TO_PROVE = 5;

  /** With {@code --exit-code}: there is something to change. */
  static final int CHANGES = 10;

  /** Of a command that runs a program for the user: Kindred itself failed, as docker says it. */
  static final int NOT_RUN = 125;

  private ExitCode() {}
}
