package dev.kindred.cli;

import dev.kindred.Lab;
import dev.kindred.advice.Advice;
import dev.kindred.plan.PodId;
import java.util.List;

/** {@code kindred exec}. */
final class ExecCommand implements Subcommand {
  @Override
  public void describe(Syntax syntax) {
    syntax
        .parameters("POD [--] COMMAND [ARGUMENT...]", 1, Integer.MAX_VALUE)
        .meaning("POD is edge1/demo2, edge1/demo2/0 or 1/2.")
        .note("Options stand before POD.", CODES);
  }

  @Override
  public int run(Call call) {
    List<String> words = call.words();
    List<String> command = words.subList(1, words.size());
    if (!command.isEmpty() && command.getFirst().equals("--")) {
      command = command.subList(1, command.size());
    }
    if (command.isEmpty()) {
      throw new UsageFault(
          "no program to run in " + words.getFirst(),
          Advice.of("As in: ", "exec", words.getFirst(), "--", "ip", "address"));
    }
    Lab lab = call.labs().running();
    PodId pod = new Targets(lab.topology(), lab.kubectl().current()).pod(words.subList(0, 1));
    return lab.pod(pod).enter(command);
  }
}
