package dev.kindred.cli;

/** A command: what it takes, and what it does. */
interface Subcommand {
  /** Of those that run a program for the user. */
  String CODES =
      "It ends with the exit code of the program; with 125 when Kindred fails, 126 when the program\n"
          + "cannot be run, and 127 when there is none.";

  /** Adds its own options, parameters and help. */
  void describe(Syntax syntax);

  /** Does it, and returns the exit code. */
  int run(Call call);
}
