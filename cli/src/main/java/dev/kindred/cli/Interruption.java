package dev.kindred.cli;

import dev.kindred.advice.Advice;

/** What is said when somebody ends a command that changes a lab in the middle of it. */
final class Interruption {
  private static volatile boolean over;

  private Interruption() {}

  /** The command is done: what ends the process now is no interruption. */
  static void over() {
    over = true;
  }

  /** From here on. */
  static void announce(Verb verb, Notices notices) {
    Advice advice =
        switch (verb) {
          case UP, DEMO ->
              Advice.of("go on with: ", verb.word())
                  .and(", remove what is there with: ")
                  .run("down");
          case DOWN -> Advice.of("finish it with: ", "down");
          case IMAGES -> Advice.of("run it again; what was begun is removed then, or used");
          default -> Advice.NONE;
        };
    if (!advice.isEmpty()) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> tell(notices, advice)));
    }
  }

  private static void tell(Notices notices, Advice advice) {
    if (!over) {
      notices.interrupted(advice);
    }
  }
}
