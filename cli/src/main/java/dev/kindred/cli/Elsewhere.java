package dev.kindred.cli;

import dev.kindred.advice.Advice;
import java.util.Optional;

/** What users of other tools type, and what it is called here. A word of Kindred's own wins. */
final class Elsewhere {
  private Elsewhere() {}

  /** What does here what a command of another tool does, as it is typed. */
  static Optional<String> command(String word) {
    return Optional.ofNullable(
        switch (word) {
          case "list", "get" -> "ls";
          case "ps", "inspect", "show", "describe", "info", "state" -> "status";
          case "destroy", "delete", "rm", "remove", "stop", "teardown", "clean", "lclean", "wipe" ->
              "down";
          case "apply", "create", "deploy", "start", "run", "reconfigure", "lstart", "redeploy" ->
              "up";
          case "diff", "validate", "lint", "dry-run" -> "plan";
          case "test", "check", "pingall" -> "verify";
          case "ssh", "attach", "enter", "console", "connect" -> "shell";
          case "trace", "traceroute", "why" -> "explain";
          case "prune", "cleanup" -> "gc";
          case "graph", "export", "template" -> "render";
          case "new", "generate" -> "init";
          case "preflight" -> "doctor";
          case "context", "switch" -> "use";
          case "load", "pull" -> "images";
          default -> null;
        });
  }

  /** What to do in the place of an option of another tool; empty when nobody knows it. */
  static Optional<Advice> option(Verb verb, String option) {
    return Optional.ofNullable(
        switch (option) {
          case "--dry-run", "-n", "--check", "--preview" ->
              verb == Verb.PLAN
                  ? Advice.of("plan changes nothing: leave it out.")
                  : Advice.of("To see first what would change: ", "plan");
          case "-i", "-t", "-it", "-ti", "--tty", "--stdin", "--interactive" -> terminal(verb);
          case "-v", "-vv", "-vvv", "--verbose", "--log-level" ->
              Advice.of("More is said with --debug.");
          case "--name", "--lab-name" -> Advice.of("A lab is named by --lab NAME.");
          case "--topo", "--topology", "--config", "--filename" ->
              Advice.of("The file is given by -f FILE.");
          case "--format", "--json" -> Advice.of("For JSON: -o json");
          case "-w", "--watch" -> Advice.of("To see it again and again: watch -n 2 ", verb.word());
          case "-V", "--version" -> Advice.of("It is asked without a command: ", "--version");
          default -> null;
        });
  }

  private static Advice terminal(Verb verb) {
    return verb.endsAsProgram()
        ? Advice.of("The program has this terminal in any case: leave it out.")
        : Advice.of("For a terminal in a pod: ", "shell");
  }
}
