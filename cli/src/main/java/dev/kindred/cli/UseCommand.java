package dev.kindred.cli;

import dev.kindred.lab.Lab;
import dev.kindred.topology.Cluster;
import java.util.Map;
import java.util.Optional;

/** {@code kindred use}. */
final class UseCommand implements Subcommand {
  @Override
  public void describe(Syntax syntax) {
    syntax.parameters("CLUSTER", 1, 1).meaning("Its name, or its number from 1.");
  }

  @Override
  public int run(Call call) {
    Lab lab = call.labs().running();
    Cluster cluster = new Targets(lab.topology(), lab.current()).cluster(call.words().getFirst());
    Optional<String> context = lab.use(cluster.name());
    if (call.json()) {
      call.print(Map.of("lab", lab.name(), "cluster", cluster.name()));
    } else {
      call.console()
          .out(
              context
                  .map(name -> "Switched to context \"" + name + "\".")
                  .orElse("Switched to cluster \"" + cluster.name() + "\"."));
    }
    return ExitCode.DONE;
  }
}
