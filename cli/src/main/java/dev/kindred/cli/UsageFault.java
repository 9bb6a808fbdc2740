package dev.kindred.cli;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;

/** A command line that says what cannot be. */
final class UsageFault extends Fault {
  private static final long serialVersionUID = 1L;

  UsageFault(String what, String remedy) {
    super(what, remedy);
  }

  UsageFault(String what, Advice remedy) {
    super(what, remedy);
  }

  @Override
  public int exitCode() {
    return ExitCode.USAGE;
  }
}
