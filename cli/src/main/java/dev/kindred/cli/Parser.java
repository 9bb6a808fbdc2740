package dev.kindred.cli;

import dev.kindred.advice.Advice;
import dev.kindred.topology.Suggestion;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** Reads the arguments of one command, and prints its help. */
final class Parser {
  private final Verb verb;
  private final Syntax syntax = new Syntax();

  Parser(Verb verb, Subcommand command) {
    this.verb = verb;
    command.describe(syntax);
    Options.describe(verb, syntax);
  }

  /** Those that do something. */
  List<Option> options() {
    return syntax.listed();
  }

  List<String> choices() {
    return syntax.choices();
  }

  /**
   * Reads arguments.
   *
   * @throws UsageFault when they are not those of the command
   */
  CommandLine parse(List<String> args) {
    DefaultParser parser =
        DefaultParser.builder()
            .setAllowPartialMatching(false)
            .setStripLeadingAndTrailingQuotes(false)
            .get();
    try {
      CommandLine parsed =
          parser.parse(library(), args.toArray(String[]::new), verb.runsPrograms());
      if (!parsed.hasOption(Options.HELP)) {
        checkValues(parsed);
        checkParameters(parsed.getArgList());
      }
      return parsed;
    } catch (UnrecognizedOptionException e) {
      throw unknown(e.getOption());
    } catch (MissingArgumentException e) {
      throw fault(written(e.getOption()) + " needs a value");
    } catch (ParseException e) {
      throw fault(String.valueOf(e.getMessage()));
    }
  }

  /** An empty one is mostly a variable that was not set, and means nothing by itself. */
  private void checkValues(CommandLine parsed) {
    for (Option option : parsed.getOptions()) {
      if (option.hasArg() && option.getValue("").isBlank()) {
        throw fault(written(option) + " is empty: it takes " + option.getArgName());
      }
    }
    boolean own = verb.runsPrograms();
    List<String> words = parsed.getArgList();
    if (words.subList(0, Math.min(words.size(), own ? 1 : words.size())).contains("")) {
      throw fault("a parameter of " + verb.word() + " is empty: it takes " + syntax.label());
    }
  }

  private void checkParameters(List<String> words) {
    if (verb.runsPrograms() && !words.isEmpty() && words.getFirst().startsWith("-")) {
      throw unknown(words.getFirst());
    }
    if (words.size() < syntax.least()) {
      throw fault(verb.word() + " needs " + syntax.label());
    }
    if (words.size() > syntax.most()) {
      String takes = syntax.most() == 0 ? "no parameters" : syntax.label();
      throw fault(verb.word() + " takes " + takes + ": what is " + words.get(syntax.most()) + "?");
    }
  }

  private UsageFault unknown(String option) {
    int equals = option.indexOf('=');
    Optional<Option> flag =
        options().stream()
            .filter(o -> equals > 0 && option.substring(0, equals).equals("--" + o.getLongOpt()))
            .findFirst();
    if (flag.isPresent()) {
      return fault(written(flag.get()) + " takes no value: it is there, or is left out");
    }
    Optional<Advice> instead =
        Elsewhere.option(verb, equals > 0 ? option.substring(0, equals) : option);
    if (instead.isPresent()) {
      return new UsageFault("kindred " + verb.word() + " has no option " + option, instead.get());
    }
    List<String> names = options().stream().map(o -> "--" + o.getLongOpt()).toList();
    Advice remedy =
        Suggestion.nearest(option, names)
            .map(n -> Advice.of("Did you mean " + n + "?"))
            .orElse(seeHelp());
    return new UsageFault("kindred " + verb.word() + " has no option " + option, remedy);
  }

  private UsageFault fault(String what) {
    return new UsageFault(what, seeHelp());
  }

  private Advice seeHelp() {
    return Advice.of("See: ", verb.word(), "--help");
  }

  private static String written(Option option) {
    return "--" + option.getLongOpt();
  }

  private org.apache.commons.cli.Options library() {
    org.apache.commons.cli.Options options = new org.apache.commons.cli.Options();
    syntax.options().forEach(options::addOption);
    return options;
  }

  /**
   * The help of the command.
   *
   * @param called how Kindred was called
   */
  String help(String called) {
    return new Help(called).of(verb, syntax);
  }
}
