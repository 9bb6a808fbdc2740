package dev.kindred.cli;

import dev.kindred.host.Command;
import java.nio.file.Path;
import java.time.Duration;

/** Runs the real launcher of this checkout, with a state folder of the test's own. */
record Launcher(Path state) {
  /** The folder of the checkout. */
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  static {
    // Once, ahead of the tests' many commands, which then start faster.
    new Launcher(HOME).command(HOME.resolve("kindred").toString(), "training").tryRun();
  }

  Command.Output run(String... args) {
    String[] line = new String[args.length + 1];
    line[0] = HOME.resolve("kindred").toString();
    System.arraycopy(args, 0, line, 1, args.length);
    return command(line).tryRun();
  }

  /** Another program, with the same state folder. */
  Command command(String... line) {
    return Command.of(line)
        .env("XDG_STATE_HOME", state.toString())
        .env("NO_COLOR", "1")
        // Maven has built, and tests want to have the machine for themselves.
        .env("KINDRED_BUILD", "no")
        .env("KINDRED_AOT", "no")
        .timeout(Duration.ofMinutes(5));
  }
}
