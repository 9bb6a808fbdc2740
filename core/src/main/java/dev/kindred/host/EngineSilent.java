package dev.kindred.host;

/** A container engine does not answer, so that nothing that was asked of it says anything. */
public final class EngineSilent extends Fault {
  private static final long serialVersionUID = 1L;

  /**
   * @param why what came of the attempt to reach it
   */
  EngineSilent(String program, String what, String why) {
    super(
        program + " does not answer, so that Kindred could not " + what + ": " + why,
        "Start " + program + " and run the command again.");
  }
}
