package dev.kindred.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A console whose output a test reads. */
final class Terminal {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console;

  Terminal(boolean color, boolean live) {
    this.console = new Console(stream(out), stream(err), color, live);
  }

  /** Neither colours nor a live line, as in a pipe. */
  static Terminal plain() {
    return new Terminal(false, false);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  Console console() {
    return console;
  }

  /** Runs a command line; its exit code. */
  int run(String... args) {
    int code = Commands.run(args, console);
    console.flush();
    return code;
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
