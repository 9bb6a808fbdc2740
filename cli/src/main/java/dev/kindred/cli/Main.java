package dev.kindred.cli;

/** The kindred command. */
public final class Main {
  private Main() {}

  /** Runs a command, and ends the process with its exit code. */
  public static void main(String[] args) {
    if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
      System.out.println("kindred " + Version.VALUE); // Without anything else: it is asked often.
      return;
    }
    Commands.main(args);
  }
}
