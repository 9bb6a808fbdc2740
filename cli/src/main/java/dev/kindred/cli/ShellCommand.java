package dev.kindred.cli;

import dev.kindred.Lab;
import dev.kindred.plan.PodId;
import java.util.List;

/** {@code kindred shell}. */
final class ShellCommand implements Subcommand {
  @Override
  public void describe(Syntax syntax) {
    syntax
        .parameters("[CLUSTER] [WORKLOAD] [INDEX]", 0, 3)
        .meaning(
            "Names or numbers: 1 2, edge1/demo2, edge1/demo2/0; default: the first of the cluster in use.")
        .note(CODES);
  }

  @Override
  public int run(Call call) {
    Lab lab = call.labs().running();
    PodId pod = new Targets(lab.topology(), lab.kubectl().current()).pod(call.words());
    return lab.pod(pod).enter(List.of());
  }
}
