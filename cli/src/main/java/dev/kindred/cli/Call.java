package dev.kindred.cli;

import dev.kindred.host.Json;
import java.util.List;
import org.apache.commons.cli.CommandLine;

/** One run of a command: what it was given, and where it prints. */
record Call(CommandLine args, Options options, Console console) {
  /** The option of commands that may pull images: to pull none. */
  static final String OFFLINE = "offline";

  /** The option that says on purpose what would be asked. */
  static final String YES = "yes";

  /** True when the result is wanted as JSON. */
  boolean json() {
    return options.output().equals("json");
  }

  /** What is said beside the result. */
  Notices notices() {
    return new Notices(console, json());
  }

  /** The parameters in their order. */
  List<String> words() {
    return args.getArgList();
  }

  boolean has(String option) {
    return args.hasOption(option);
  }

  /** Prints a result as JSON. */
  void print(Object result) {
    console.out(Json.pretty(result).stripTrailing());
  }

  /** The lab that the command is about. */
  Labs labs() {
    return new Labs(options, console, args.hasOption(OFFLINE));
  }

  /** The value of an option that is a whole number. */
  int number(String option, int absent, int least) {
    String text = Options.text(args, option).orElse("");
    if (text.isEmpty()) {
      return absent;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new UsageFault(
        "--" + option + " takes a whole number from " + least + " on, not " + text, "");
  }
}
