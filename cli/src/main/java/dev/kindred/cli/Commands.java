package dev.kindred.cli;

import dev.kindred.host.Fault;
import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.Suggestion;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/** Runs a command line. It sets up the one command that was named, and no other. */
final class Commands {
  private Commands() {}

  /** Runs a command on the process's own streams, and ends the process with its exit code. */
  static void main(String[] args) {
    // Numbers are written the same everywhere, and without a locale's data: that took 250 ms to
    // load.
    Locale.setDefault(Locale.US);
    Console console = Console.standard(Arrays.asList(args).contains("--no-color"));
    int code = run(args, console);
    console.flush();
    Interruption.over();
    if (code == ExitCode.DONE) {
      Training.later();
    } else {
      Runtime.getRuntime().halt(code);
    }
    // Else by returning: to halt, the JVM waits 300 ms for threads in native code, and one there
    // waits for the holder of a lab, which does not end.
  }

  /** Runs a command, and returns its exit code. */
  static int run(String[] args, Console console) {
    if (args.length == 0
        || args[0].equals("help")
        || args[0].equals("-h")
        || args[0].equals("--help")) {
      return help(args, console);
    }
    if (args[0].equals("training")) {
      return Training.run(console);
    }
    int at = verbPlace(args);
    if (at >= args.length) {
      return withoutVerb(List.of(args), console);
    }
    String word = args[at];
    Optional<Verb> verb = Verb.of(word);
    if (verb.isEmpty()) {
      String near =
          Suggestion.nearest(word, Verb.words())
              .map(w -> "Did you mean kindred " + w + "?")
              .orElse("");
      return report(
          new UsageFault(
              "there is no command " + word, near.isEmpty() ? "All: kindred help" : near),
          console);
    }
    List<String> rest = new java.util.ArrayList<>(Arrays.asList(args));
    rest.remove(at);
    // Behind it -f may be something else's.
    rest.subList(0, at).replaceAll(option -> option.equals("-f") ? "--file" : option);
    return run(verb.get(), rest, console);
  }

  /** Options and nothing else. */
  private static int withoutVerb(List<String> options, Console console) {
    if (options.contains("--version") || options.contains("-V")) {
      console.out(Main.version());
      return ExitCode.DONE;
    }
    if (options.contains("--help") || options.contains("-h")) {
      Help.overview(console);
      return ExitCode.DONE;
    }
    return report(
        new UsageFault("there is no command in: " + String.join(" ", options), "All: kindred help"),
        console);
  }

  /** The place of the first word that is neither an option nor an option's value. */
  private static int verbPlace(String[] args) {
    int at = 0;
    while (at < args.length && args[at].startsWith("-")) {
      boolean takesValue =
          List.of("-f", "--file", "--lab", "--provider", "-o", "--output").contains(args[at]);
      at += takesValue ? 2 : 1;
    }
    return at;
  }

  private static int help(String[] args, Console console) {
    if (args.length == 2 && Verb.of(args[1]).isPresent()) {
      return run(Verb.of(args[1]).get(), List.of("--help"), console);
    }
    Help.overview(console);
    return ExitCode.DONE;
  }

  private static int run(Verb verb, List<String> args, Console console) {
    boolean debug = args.contains("--debug");
    try {
      Subcommand command = verb.make();
      Parser parser = new Parser(verb, command);
      CommandLine parsed = parser.parse(args);
      if (parsed.hasOption(Options.HELP)) {
        console.out(parser.help());
        return ExitCode.DONE;
      }
      Options options = Options.of(parsed);
      checkOutput(verb, options);
      Interruption.announce(verb, console);
      return command.run(new Call(parsed, options, console));
    } catch (InvalidTopology e) {
      e.problems().forEach(p -> console.err(p.toString()));
      return ExitCode.USAGE;
    } catch (Fault e) {
      if (debug) {
        trace(e, console);
      }
      return report(e, console);
    } catch (RuntimeException | Error e) {
      if (debug) {
        trace(e, console);
      }
      return report(
          new Fault(
              "this should not have happened: " + e,
              "It is a fault of Kindred's. Please report it with what --debug prints."),
          console);
    }
  }

  private static void checkOutput(Verb verb, Options options) {
    List<String> formats =
        verb == Verb.VERIFY ? List.of("text", "json", "junit") : List.of("text", "json");
    if (!formats.contains(options.output())) {
      throw new UsageFault(
          "-o takes " + String.join(" or ", formats) + ", not " + options.output(), "");
    }
  }

  private static int report(Fault fault, Console console) {
    console.err(console.bad("kindred: ") + fault.getMessage());
    if (!fault.remedy().isEmpty()) {
      fault.remedy().lines().forEach(line -> console.err("  " + line));
    }
    for (Throwable also : fault.getSuppressed()) {
      console.err("  also: " + also.getMessage());
    }
    return fault.exitCode();
  }

  private static void trace(Throwable e, Console console) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text, true));
    console.err(text.toString().stripTrailing());
  }
}
