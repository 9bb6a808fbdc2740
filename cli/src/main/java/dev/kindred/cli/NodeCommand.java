package dev.kindred.cli;

import dev.kindred.Lab;
import dev.kindred.plan.NodeId;
import java.util.List;
import java.util.Optional;

/** {@code kindred node}. */
final class NodeCommand implements Subcommand {
  @Override
  public void describe(Syntax syntax) {
    syntax
        .parameters("[NODE [--] [COMMAND...]]", 0, Integer.MAX_VALUE)
        .meaning(
            "NODE is edge1-worker, edge1 (its first) or edge1/2; default: that of the cluster in use.")
        .note("Without a command it is a shell. Options stand before NODE.", CODES);
  }

  @Override
  public int run(Call call) {
    List<String> words = call.words();
    Lab lab = call.labs().running();
    Targets targets = new Targets(lab.topology(), lab.kubectl().current());
    List<String> command = words.isEmpty() ? words : words.subList(1, words.size());
    if (!command.isEmpty() && command.getFirst().equals("--")) {
      command = command.subList(1, command.size());
    }
    NodeId node = targets.node(words.stream().findFirst().or(Optional::empty));
    return lab.node(node).enter(command);
  }
}
