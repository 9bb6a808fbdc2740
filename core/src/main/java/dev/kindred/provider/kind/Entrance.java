package dev.kindred.provider.kind;

import dev.kindred.host.Engine;
import dev.kindred.plan.NodeId;
import java.io.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs programs with the caller's terminal where a lab is. */
record Entrance(Engine engine) {
  /** On a node; a shell where no program is named. */
  int enter(NodeId node, List<String> command) {
    List<String> line = new ArrayList<>(List.of("exec"));
    line.addAll(terminal());
    line.add(node.name());
    line.addAll(orShell(command));
    return engine.command(line).inherit();
  }

  /** In a pod of a cluster, by Kubernetes' name of it. */
  int enter(String cluster, String pod, List<String> command) {
    List<String> line = new ArrayList<>(List.of("kubectl", "--kubeconfig", Kubectl.CONFIG, "exec"));
    line.addAll(terminal());
    line.addAll(List.of(pod, "--"));
    line.addAll(orShell(command));
    return enter(new NodeId(cluster, 1), line);
  }

  private static List<String> orShell(List<String> command) {
    return command.isEmpty() ? List.of("sh") : command;
  }

  private static List<String> terminal() {
    boolean interactive =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return interactive ? List.of("-i", "-t") : List.of("-i");
  }
}
