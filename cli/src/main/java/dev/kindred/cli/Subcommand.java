package dev.kindred.cli;

/** A command: what it takes, and what it does. */
interface Subcommand {
  /** Adds its own options, parameters and help. */
  void describe(Syntax syntax);

  /** Does it, and returns the exit code. */
  int run(Call call);
}
