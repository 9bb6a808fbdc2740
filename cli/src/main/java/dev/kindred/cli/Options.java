package dev.kindred.cli;

import dev.kindred.topology.Label;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/**
 * The options that every command takes.
 *
 * @param file the topology file that was named
 * @param lab the lab that was named
 * @param provider the provider that was named
 * @param output {@code text}, {@code json} or {@code junit}
 * @param debug true to print stack traces
 * @param noColor true for plain text
 */
record Options(
    Optional<Path> file,
    Optional<String> lab,
    Optional<String> provider,
    String output,
    boolean debug,
    boolean noColor) {
  static final String HELP = "help";
  private static final String LAB = "lab";

  /** Adds those of a command; what would do nothing there is not listed, or not taken. */
  static void describe(Verb verb, Syntax syntax) {
    switch (verb) {
      case LS, SCHEMA, COMPLETION, VERSION -> {}
      case GC ->
          syntax
              .taken(fileOption(""))
              .value(LAB, "NAME", "look at this lab only")
              .taken(providerOption());
      case INIT ->
          syntax
              .option(fileOption("the file to write; default: kindred.yaml here"))
              .value(LAB, "NAME", "the lab's name; default: that of the file's folder")
              .option(providerOption());
      case DEMO, DOCTOR, PLAN, UP, RENDER, DOWN -> about(verb, syntax).option(providerOption());
      default -> about(verb, syntax).taken(providerOption());
    }
    output(verb, syntax)
        .flag("debug", "print stack traces")
        .flag("no-color", "print without colours")
        .option(Option.builder("h").longOpt(HELP).desc("print this help").get());
  }

  private static Syntax about(Verb verb, Syntax syntax) {
    String file =
        verb == Verb.DEMO
            ? "take this topology file instead of the seed's lab"
            : "the topology file; default: kindred.yaml here";
    String lab =
        switch (verb) {
          case DEMO, PLAN, UP, RENDER -> "the lab's name; default: that in the file";
          default -> "the lab, also without its file; default: that of the file";
        };
    return syntax.option(fileOption(syntax.takes("f"), file)).value(LAB, "NAME", lab);
  }

  private static Option fileOption(String meaning) {
    return fileOption(false, meaning);
  }

  /** Without its letter where that is another option's. */
  private static Option fileOption(boolean taken, String meaning) {
    return Option.builder(taken ? null : "f")
        .longOpt("file")
        .hasArg()
        .argName("FILE")
        .desc(meaning)
        .get();
  }

  private static Option providerOption() {
    return Option.builder()
        .longOpt("provider")
        .hasArg()
        .argName("NAME")
        .desc("what makes the clusters: netns, kind or auto")
        .get();
  }

  private static Syntax output(Verb verb, Syntax syntax) {
    String formats = verb == Verb.VERIFY ? "text, json or junit" : "text or json";
    Option output =
        Option.builder("o")
            .longOpt("output")
            .hasArg()
            .argName("FORMAT")
            .desc(formats + "; default: text")
            .get();
    return syntax.option(output);
  }

  static Options of(CommandLine args) {
    Optional<String> lab = text(args, LAB);
    lab.ifPresent(Options::checkName);
    return new Options(
        text(args, "file").map(Path::of),
        lab,
        text(args, "provider"),
        text(args, "output").orElse("text"),
        args.hasOption("debug"),
        args.hasOption("no-color"));
  }

  private static void checkName(String lab) {
    if (!Label.isGood(lab)) {
      String near = Label.tidied(lab);
      throw new UsageFault(
          "--lab takes a name: lower-case letters a-z, digits and -, not " + lab,
          near.isEmpty() ? "" : "Did you mean " + near + "?");
    }
  }

  /** The value of an option; empty when it was not given. */
  static Optional<String> text(CommandLine args, String option) {
    return Optional.ofNullable(args.getOptionValue(option));
  }
}
