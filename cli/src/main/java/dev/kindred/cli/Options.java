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

  static void describe(Syntax syntax) {
    syntax
        .option(
            Option.builder(syntax.takes("f") ? null : "f")
                .longOpt("file")
                .hasArg()
                .argName("FILE")
                .desc("the topology file; default: kindred.yaml here, else the seed's lab")
                .get())
        .value("lab", "NAME", "the lab; default: the name in the file")
        .value("provider", "NAME", "what makes the clusters: netns, kind, kubeconfig or auto")
        .option(
            Option.builder("o")
                .longOpt("output")
                .hasArg()
                .argName("FORMAT")
                .desc("text or json (verify also: junit); default: text")
                .get())
        .flag("debug", "print stack traces")
        .flag("no-color", "print without colours")
        .option(Option.builder("h").longOpt(HELP).desc("print this help").get());
  }

  static Options of(CommandLine args) {
    Optional<String> lab = text(args, "lab");
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
