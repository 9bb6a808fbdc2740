package dev.kindred.cli;

import dev.kindred.host.Json;
import dev.kindred.lab.Lab;
import dev.kindred.plan.PodId;
import dev.kindred.verify.Explanation;
import java.util.List;

/** {@code kindred explain}. */
final class ExplainCommand implements Subcommand {
  @Override
  public void describe(Syntax syntax) {
    syntax
        .parameters("FROM TO", 2, 2)
        .meaning("Two pods, as edge1/demo1 and 2/1.")
        .note(
            "It reads the routing tables on the way, there and back, and sends nothing.",
            "Exit code 3: a way stops.");
  }

  @Override
  public int run(Call call) {
    List<String> words = call.words();
    Lab lab = call.labs().running();
    Targets targets = new Targets(lab.topology(), lab.current());
    PodId from = targets.pod(words.subList(0, 1));
    PodId to = targets.pod(words.subList(1, 2));
    Explanation explanation = lab.explain(from, to);
    if (call.json()) {
      call.console().out(Json.pretty(explanation).stripTrailing());
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
        console.out("  " + (line.startsWith("✗") ? console.bad(line) : line));
      }
    }
  }
}
