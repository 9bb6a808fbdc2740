package dev.kindred.host;

/** A fault of the world: something that was to be done could not be done. */
public class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * @param what what went wrong, where
   * @param remedy what to do about it; empty when nothing is known
   */
  public Fault(String what, String remedy) {
    super(what);
    this.remedy = remedy;
  }

  /** With the fault below it. */
  public Fault(String what, String remedy, Throwable cause) {
    super(what, cause);
    this.remedy = remedy;
  }

  /** What to do about it; empty when nothing is known. */
  public String remedy() {
    return remedy;
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
