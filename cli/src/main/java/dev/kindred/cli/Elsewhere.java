package dev.kindred.cli;

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
  static Optional<String> option(Verb verb, String option) {
    return Optional.ofNullable(
        switch (option) {
          case "--dry-run", "-n", "--check", "--preview" ->
              verb == Verb.PLAN
                  ? "plan changes nothing: leave it out."
                  : "To see first what would change: kindred plan";
          case "-i", "-t", "-it", "-ti", "--tty", "--stdin", "--interactive" -> terminal(verb);
          case "-v", "-vv", "-vvv", "--verbose", "--log-level" -> "More is said with --debug.";
          case "--name", "--lab-name" -> "A lab is named by --lab NAME.";
          case "--topo", "--topology", "--config", "--filename" -> "The file is given by -f FILE.";
          case "--format", "--json" -> "For JSON: -o json";
          case "-w", "--watch" -> "To see it again and again: watch -n 2 kindred " + verb.word();
          case "-V", "--version" -> "It is asked without a command: kindred --version";
          default -> null;
        });
  }

  private static String terminal(Verb verb) {
    return verb.endsAsProgram()
        ? "The program has this terminal in any case: leave it out."
        : "For a terminal in a pod: kindred shell";
  }
}
