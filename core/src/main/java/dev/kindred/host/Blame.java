package dev.kindred.host;

/** Who is to blame for a program that failed: its own words do not decide that. */
@FunctionalInterface
interface Blame {
  /** Nobody else. */
  Blame NOBODY = failed -> failed;

  /** The fault to tell: of what the program needs and lacks, or the one that is given. */
  Fault of(CommandFailed failed);

  /** Throws the fault of somebody else. */
  default void check(CommandFailed failed) {
    Fault fault = of(failed);
    if (fault != failed) {
      throw fault;
    }
  }
}
