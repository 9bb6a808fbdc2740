package dev.kindred.cli;

/** The kindred command. */
public final class Main {
  /** In characters of the hash. */
  private static final int SHORT = 12;

  private Main() {}

  /** Runs a command, and ends the process with its exit code. */
  public static void main(String[] args) {
    if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
      System.out.println(version()); // Without anything else: it is asked often.
      if (!System.out.checkError()) {
        return;
      }
    }
    Commands.main(args);
  }

  /** As {@code kindred 0.1.0 (a4934ee1b2c3)}. Joined by calls: a {@code +} would load much. */
  static String version() {
    String commit = commit();
    return commit.isEmpty()
        ? "kindred " + Version.VALUE
        : ("kindred " + Version.VALUE + " (").concat(commit).concat(")");
  }

  /** The launcher knows what is checked out where it stands; else what the build was made from. */
  static String commit() {
    String given = System.getProperty("kindred.commit", Version.COMMIT);
    String commit = given.isEmpty() && !Version.ARCHIVED.startsWith("$") ? Version.ARCHIVED : given;
    return commit.length() > SHORT ? commit.substring(0, SHORT) : commit;
  }
}
