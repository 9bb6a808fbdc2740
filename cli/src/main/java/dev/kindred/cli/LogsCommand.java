package dev.kindred.cli;

import dev.kindred.Lab;
import dev.kindred.plan.PodId;
import dev.kindred.provider.LogWish;
import java.io.IOException;
import org.apache.commons.cli.Option;

/** {@code kindred logs}. */
final class LogsCommand implements Subcommand {
  private static final String FOLLOW = "follow";
  private static final String PREVIOUS = "previous";
  private static final String TAIL = "tail";

  @Override
  public void describe(Syntax syntax) {
    syntax
        .parameters("POD", 1, 1)
        .meaning("POD is edge1/demo2, edge1/demo2/0 or 1/2.")
        .option(
            Option.builder("f")
                .longOpt(FOLLOW)
                .desc("go on until the command ends; the topology file is --file here")
                .get())
        .option(
            Option.builder("p")
                .longOpt(PREVIOUS)
                .desc("what it printed before it was started again")
                .get())
        .value(TAIL, "LINES", "no more than so many of the last lines");
  }

  @Override
  public int run(Call call) {
    Lab lab = call.labs().running();
    PodId pod = new Targets(lab.topology(), lab.kubectl().current()).pod(call.words());
    LogWish wish = new LogWish(call.has(FOLLOW), call.has(PREVIOUS), call.number(TAIL, -1, 0));
    try {
      lab.pod(pod).logs(wish, call.console().bytes());
    } catch (IOException e) {
      // Whoever ends the process says why, unless the reader of a pipe has only seen enough.
      return ExitCode.DONE;
    }
    return ExitCode.DONE;
  }
}
