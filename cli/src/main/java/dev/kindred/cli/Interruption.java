package dev.kindred.cli;

/** What is said when somebody ends a command that changes a lab in the middle of it. */
final class Interruption {
  private static volatile boolean over;

  private Interruption() {}

  /** The command is done: what ends the process now is no interruption. */
  static void over() {
    over = true;
  }

  /** From here on. */
  static void announce(Verb verb, Console console) {
    String advice =
        switch (verb) {
          case UP, DEMO -> "go on with: kindred up, remove what is there with: kindred down";
          case DOWN -> "finish it with: kindred down";
          case IMAGES -> "run it again; what was begun is removed then, or used";
          default -> "";
        };
    if (!advice.isEmpty()) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> tell(console, advice)));
    }
  }

  private static void tell(Console console, String advice) {
    if (!over) {
      console.err("kindred: interrupted; " + advice);
    }
  }
}
