package dev.kindred.provider.kind;

import dev.kindred.host.Command;
import dev.kindred.host.Engine;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.Invocation;
import dev.kindred.provider.PlacedCommand;
import java.io.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Programs in the pods and on the nodes of a lab. */
record Entrance(Engine engine) {
  /** Its first argument is the prompt. Bash is asked not to set another. */
  private static final String SHELL =
      "export PS1=\"$1\"; if command -v bash >/dev/null; then exec bash --norc --noprofile; fi;"
          + " exec sh";

  /** On a node; a shell where no program is named. */
  PlacedCommand of(NodeId node, List<String> words, PlacedCommand.Streams streams) {
    List<String> program = orShell(node.name(), words);
    look(node.name(), "", program.getFirst(), "on " + node.name());
    return in(node, program, streams);
  }

  /** In a pod of a cluster. */
  PlacedCommand of(PodId pod, PodReport report, List<String> words, PlacedCommand.Streams streams) {
    List<String> program = orShell(pod.toString(), words);
    if (!report.uid().isEmpty() && !report.node().isEmpty()) {
      look(report.node(), report.uid(), program.getFirst(), "in " + pod);
    }
    List<String> line = new ArrayList<>(List.of("kubectl", "--kubeconfig", Kubectl.CONFIG, "exec"));
    line.addAll(options(streams));
    line.addAll(List.of(report.name(), "--"));
    line.addAll(program);
    return in(DeclaredNodes.controlPlane(pod.cluster()), line, streams);
  }

  private PlacedCommand in(NodeId node, List<String> program, PlacedCommand.Streams streams) {
    List<String> line = new ArrayList<>(List.of("exec"));
    line.addAll(options(streams));
    line.add(node.name());
    line.addAll(program);
    return new PlacedCommand(engine.command(line), _ -> {});
  }

  /** kubectl and engines say it in words of their own, and kubectl by an exit code of programs. */
  private void look(String node, String pod, String program, String where) {
    Command.Output said =
        engine
            .exec(node, "sh", "-s", pod, program)
            .input(Invocation.SCRIPT + Scripts.PROGRAM)
            .answer();
    Invocation.heed(
        said.stdout().strip(),
        program,
        where,
        "The image has none: name another program, or take another image.");
  }

  private static List<String> orShell(String where, List<String> command) {
    return command.isEmpty() ? List.of("sh", "-c", SHELL, "sh", where + " # ") : command;
  }

  private static List<String> options(PlacedCommand.Streams streams) {
    boolean terminal =
        streams == PlacedCommand.Streams.CALLER
            && Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return terminal ? List.of("-i", "-t") : List.of("-i");
  }
}
