package dev.kindred.cli;

import dev.kindred.Kindred;
import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
import dev.kindred.host.Reason;
import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/** Runs a command line. It sets up the one command that was named, and no other. */
final class Commands {
  private static final Advice ALL = Advice.of("All: ", "help");

  private Commands() {}

  /** Runs a command on the process's own streams, and ends the process with its exit code. */
  static void main(String[] args) {
    // Numbers are written the same everywhere, and without a locale's data: that took 250 ms to
    // load.
    Locale.setDefault(Locale.US);
    Console console = Console.standard(Arrays.asList(args).contains("--no-color"));
    int code = written(run(args, console), args, console);
    Interruption.over();
    if (code == ExitCode.DONE) {
      Training.later();
    } else {
      Runtime.getRuntime().halt(code);
    }
    // Else by returning: to halt, the JVM waits 300 ms for threads in native code, and one there
    // waits for the holder of a lab, which does not end.
  }

  /** The exit code when all is printed: what cannot be printed is not done. */
  private static int written(int code, String[] args, Console console) {
    console.flush();
    return console
        .fault()
        .map(e ->
            FaultReport.of(List.of(args), console)
                .tell(
                    new Fault(
                        "could not write to standard output: " + Reason.of(e),
                        "Make room there, or write elsewhere, and run the command again."),
                    ExitCode.FAILED))
        .orElse(code);
  }

  /** Runs a command, and returns its exit code. */
  static int run(String[] args, Console console) {
    if (args.length == 0
        || args[0].equals("help")
        || args[0].equals("-h")
        || args[0].equals("--help")) {
      return help(args, console);
    }
    if (args[0].equals(Completions.VERB)) {
      return Completions.run(Arrays.asList(args).subList(1, args.length), console);
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
      Advice near =
          Elsewhere.command(word)
              .flatMap(Verb::of)
              .map(v -> Advice.of("Here that is ", v.word()).and(": " + v.summary() + "."))
              .or(() ->
                  Suggestion.nearest(word, Verb.words())
                      .map(w -> Advice.of("Did you mean ", w).and("?")))
              .orElse(ALL);
      return usage(new UsageFault("there is no command " + word, near), List.of(args), console);
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
      new Help(console.hints().called()).overview(console);
      return ExitCode.DONE;
    }
    return usage(
        new UsageFault(
            "there is no command in: " + String.join(" ", options),
            options.equals(List.of("-v")) ? Advice.of("The version: ", "--version") : ALL),
        options,
        console);
  }

  private static int usage(UsageFault fault, List<String> args, Console console) {
    return FaultReport.of(args, console).plain().tell(fault, ExitCode.USAGE);
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
    new Help(console.hints().called()).overview(console);
    return ExitCode.DONE;
  }

  private static int run(Verb verb, List<String> args, Console console) {
    FaultReport report = FaultReport.of(own(verb, args), console);
    try {
      Subcommand command = verb.make();
      Parser parser = new Parser(verb, command);
      CommandLine parsed = parser.parse(args);
      if (parsed.hasOption(Options.HELP)) {
        console.out(parser.help(console.hints().called()));
        return ExitCode.DONE;
      }
      Options options = Options.of(parsed);
      console.hints().about(() -> Subject.of(options, true));
      checkOutput(verb, options);
      options.provider().ifPresent(Kindred::checkProvider);
      Call call = new Call(parsed, options, console);
      Interruption.announce(verb, call.notices());
      return command.run(call);
    } catch (InvalidTopology e) {
      return report.tell(e, verb.codeOf(ExitCode.USAGE));
    } catch (Fault e) {
      return report.tell(e, verb.codeOf(e.exitCode()));
    } catch (RuntimeException | Error e) {
      Fault fault = Unforeseen.of(e);
      return report.tell(fault, verb.codeOf(fault.exitCode()));
    }
  }

  /** Without the command line of a program. */
  private static List<String> own(Verb verb, List<String> args) {
    return verb.runsPrograms() ? args.subList(0, verbPlace(args.toArray(String[]::new))) : args;
  }

  private static void checkOutput(Verb verb, Options options) {
    List<String> formats =
        verb == Verb.VERIFY ? List.of("text", "json", "junit") : List.of("text", "json");
    if (!formats.contains(options.output())) {
      throw new UsageFault(
          "-o takes " + String.join(" or ", formats) + ", not " + options.output(), "");
    }
  }
}
