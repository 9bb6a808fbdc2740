package dev.kindred.cli;

import dev.kindred.Lab;
import dev.kindred.advice.Advice;
import dev.kindred.document.ExplainDocument;
import dev.kindred.explain.Explanation;
import java.util.List;

/** {@code kindred explain}. */
final class ExplainCommand implements Subcommand {
  /** It must not be taken for a proof. */
  private static final String WHOLE =
      "tables, rules and filters let packets pass; tc and eBPF are not looked at. To send some: ";

  @Override
  public void describe(Syntax syntax) {
    syntax
        .parameters("FROM TO", 2, 2)
        .meaning("Two pods, as edge1/demo1 and 2/1, or the addresses of two.")
        .note(
            "It reads routing tables, rules and packet filters on the way, there and back, and sends nothing.",
            "Exit code 3: a way stops.");
  }

  @Override
  public int run(Call call) {
    List<String> words = call.words();
    Lab lab = call.labs().running();
    Ends ends = new Ends(lab);
    Ends.End from = ends.of(words.get(0));
    Ends.End to = ends.of(words.get(1));
    if (from.pod().equals(to.pod())) {
      throw new UsageFault(
          "FROM and TO are both " + from.pod() + ": what a pod sends to itself leaves it nowhere",
          Advice.of("Name another pod, as in: ", "explain", "edge1/demo1", "edge2/demo1"));
    }
    Explanation explanation;
    try (ProgressView progress = PatientView.of(call)) {
      progress.step("looking at lab " + lab.name());
      explanation =
          lab.paths()
              .explain(from.pod(), to.pod())
              .only(from.on(to))
              .written(call.console().hints()::typed);
    }
    if (call.json()) {
      call.print(ExplainDocument.of(explanation, call.console().hints()::typed));
    } else {
      print(explanation, call.console());
    }
    return explanation.ok() ? ExitCode.DONE : ExitCode.BROKEN_PATH;
  }

  private static void print(Explanation explanation, Console console) {
    if (explanation.paths().isEmpty()) {
      console.out(explanation.from() + " and " + explanation.to() + " share no network");
    }
    for (Explanation.Path path : explanation.paths()) {
      console.out(console.strong(path.network() + " " + path.family() + ", " + path.direction()));
      for (String line : path.lines()) {
        console.out("  " + marked(line, console));
      }
    }
    explanation.notes().forEach(note -> console.out(console.changed("! ") + note));
    if (explanation.ok() && explanation.paths().stream().allMatch(p -> p.notes().isEmpty())) {
      console.out(console.faint(WHOLE + console.hints().typed("verify")));
    }
  }

  private static String marked(String line, Console console) {
    return switch (line.charAt(0)) {
      case '✗' -> console.bad(line);
      case '!' -> console.changed(line);
      default -> line;
    };
  }
}
