package dev.kindred.cli;

import java.util.Locale;
import org.apache.commons.cli.Option;

/**
 * The help of one command, and that which {@code kindred} alone prints.
 *
 * @param called how Kindred was called
 */
record Help(String called) {
  /** In a note it stands for how Kindred was called. */
  private static final String CALLED = "{kindred}";

  /** The summary of a command as a sentence. */
  static String sentence(Verb verb) {
    String summary = verb.summary();
    return summary.substring(0, 1).toUpperCase(Locale.ROOT) + summary.substring(1) + ".";
  }

  /** What a command does and takes. */
  String of(Verb verb, Syntax syntax) {
    StringBuilder text = new StringBuilder(sentence(verb)).append("\n\n");
    String usage = "Usage: " + called + " " + verb.word() + " [OPTION...] " + syntax.label();
    text.append(usage.strip()).append('\n');
    if (!syntax.meaning().isEmpty()) {
      text.append("  ").append(syntax.meaning()).append('\n');
    }
    text.append('\n');
    int width = syntax.listed().stream().mapToInt(o -> name(o).length()).max().orElse(0);
    for (Option option : syntax.listed()) {
      String name = name(option);
      text.append("  ").append(name).append(" ".repeat(width - name.length() + 3));
      text.append(option.getDescription()).append('\n');
    }
    if (!syntax.notes().isEmpty()) {
      text.append('\n')
          .append(String.join("\n", syntax.notes()).replace(CALLED, called))
          .append('\n');
    }
    text.append("\nAs in:\n");
    Examples.of(verb).forEach(line -> text.append("  " + called + " ").append(line).append('\n'));
    return text.toString().stripTrailing();
  }

  private static String name(Option option) {
    String shortName = option.getOpt() == null ? "    " : "-" + option.getOpt() + ", ";
    String value = option.hasArg() ? " " + option.getArgName() : "";
    return shortName + "--" + option.getLongOpt() + value;
  }

  void overview(Console console) {
    console.out("Labs of several Kubernetes clusters whose pods share data-plane networks.");
    console.out("");
    way("demo", "see it work: two clusters, four pods, proven", console);
    way("init && " + called + " up", "a lab of your own, from kindred.yaml", console);
    way("verify", "every pod reaches every other, or why not", console);
    way("shell 1 2", "a shell in the second workload of cluster 1", console);
    way("down", "and nothing is left", console);
    String group = "";
    for (Verb verb : Verb.values()) {
      if (!verb.group().equals(group)) {
        group = verb.group();
        console.out("");
        console.out(console.strong(group));
      }
      console.out("  %-12s%s".formatted(verb.word(), verb.summary()));
    }
    console.out("");
    console.out(
        "Commands on labs: -f FILE, --lab NAME; every command: -o text|json, --debug, --no-color.");
    console.out("More: " + called + " COMMAND --help");
  }

  private void way(String command, String what, Console console) {
    console.out("  %-34s%s".formatted(called + " " + command + " ", what));
  }
}
