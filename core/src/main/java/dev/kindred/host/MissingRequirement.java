package dev.kindred.host;

import dev.kindred.advice.Advice;

/** A program or a right that is needed is missing. */
public final class MissingRequirement extends Fault {
  private static final long serialVersionUID = 1L;

  /** As {@link Fault#Fault(String, String)}. */
  public MissingRequirement(String what, String remedy) {
    super(what, remedy);
  }

  /** As {@link Fault#Fault(String, Advice)}. */
  public MissingRequirement(String what, Advice remedy) {
    super(what, remedy);
  }

  @Override
  public int exitCode() {
    return 4;
  }
}
