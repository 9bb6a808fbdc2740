package dev.kindred.host;

import dev.kindred.advice.Advice;

/** A fault of the world: something that was to be done could not be done. */
public class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Advice advice;

  /**
   * @param what what went wrong, where
   * @param remedy what to do about it; empty when nothing is known
   */
  public Fault(String what, String remedy) {
    this(what, Advice.of(remedy));
  }

  /** With commands of Kindred's in what to do about it. */
  public Fault(String what, Advice remedy) {
    super(what);
    this.advice = remedy;
  }

  /** With the fault below it. */
  public Fault(String what, String remedy, Throwable cause) {
    this(what, Advice.of(remedy), cause);
  }

  /** With the fault below it, and commands of Kindred's. */
  public Fault(String what, Advice remedy, Throwable cause) {
    super(what, cause);
    this.advice = remedy;
  }

  /** What to do about it; empty when nothing is known. */
  public Advice advice() {
    return advice;
  }

  /** {@link #advice} as text that knows nothing of the lab. */
  public String remedy() {
    return advice.toString();
  }

  /** The program's exit code. */
  public int exitCode() {
    return 1;
  }

  /** What went wrong. */
  @Override
  public String getMessage() {
    String message = super.getMessage();
    return message == null ? "" : message;
  }
}
