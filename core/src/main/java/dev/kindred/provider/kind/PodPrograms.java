package dev.kindred.provider.kind;

import dev.kindred.host.Command;
import dev.kindred.host.Engine;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.Invocation;
import dev.kindred.provider.PlacedCommand;
import dev.kindred.provider.kubernetes.Kubectl;
import dev.kindred.provider.kubernetes.PodReport;
import dev.kindred.provider.kubernetes.Scripts;
import java.io.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Programs in the pods and on the nodes of a lab, for people. */
record PodPrograms(Engine engine) {
  /** Its first argument is the prompt. Bash is asked not to set another. */
  private static final String SHELL =
      "export PS1=\"$1\"; if command -v bash >/dev/null; then exec bash --norc --noprofile; fi;"
          + " exec sh";

  /** Where containerd has what it runs for Kubernetes. */
  private static final List<String> RUNC =
      List.of("runc", "--root", "/run/containerd/runc/k8s.io", "exec");

  /** On a node; a shell where no program is named. */
  PlacedCommand of(NodeId node, List<String> words, PlacedCommand.Streams streams) {
    List<String> program = orShell(node.name(), words);
    heed(look(node.name(), "", program.getFirst(), ""), program, "on " + node.name());
    return in(node.name(), program, onTerminal(streams));
  }

  /**
   * In a pod of a cluster: by kubectl, or by the runtime of its container where that can be asked
   * on its node, which takes a quarter of the time. It does the same there, but for a terminal.
   */
  PlacedCommand of(PodId pod, PodReport report, List<String> words, PlacedCommand.Streams streams) {
    List<String> program = orShell(pod.toString(), words);
    boolean terminal = onTerminal(streams);
    List<String> line = new ArrayList<>();
    if (!report.uid().isEmpty() && !report.node().isEmpty()) {
      List<String> said = look(report.node(), report.uid(), program.getFirst(), report.container());
      heed(said, program, "in " + pod);
      if (!terminal && said.contains("runc")) {
        line.addAll(RUNC);
        line.add(report.container());
        line.addAll(program);
        return in(report.node(), line, false);
      }
    }
    line.addAll(List.of("kubectl", "--kubeconfig", Kubectl.CONFIG, "exec", "-i"));
    line.addAll(terminal ? List.of("-t") : List.of());
    line.addAll(List.of(report.name(), "--"));
    line.addAll(program);
    return in(DeclaredNodes.controlPlane(pod.cluster()).name(), line, terminal);
  }

  private PlacedCommand in(String node, List<String> line, boolean terminal) {
    Command command =
        terminal
            ? engine.execOnTerminal(node, line)
            : engine.exec(node, line.toArray(String[]::new));
    return new PlacedCommand(command, _ -> {});
  }

  /** What the script says, a line each. */
  private List<String> look(String node, String pod, String program, String container) {
    return engine
        .exec(node, "sh", "-s", pod, program, container)
        .input(Invocation.SCRIPT + Scripts.PROGRAM)
        .answer()
        .stdout()
        .lines()
        .toList();
  }

  /** kubectl and engines say it in words of their own, and kubectl by an exit code of programs. */
  private static void heed(List<String> said, List<String> program, String where) {
    Invocation.heed(
        said.isEmpty() ? "" : said.getFirst(),
        program.getFirst(),
        where,
        "The image has none: name another program, or take another image.");
  }

  private static List<String> orShell(String where, List<String> command) {
    return command.isEmpty() ? List.of("sh", "-c", SHELL, "sh", where + " # ") : command;
  }

  private static boolean onTerminal(PlacedCommand.Streams streams) {
    return streams == PlacedCommand.Streams.CALLER
        && Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }
}
