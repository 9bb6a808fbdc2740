package dev.kindred.provider.kind;

import dev.kindred.advice.Advice;
import dev.kindred.host.Command;
import dev.kindred.host.EngineSilent;
import dev.kindred.host.Fault;
import dev.kindred.provider.kubernetes.Kubectl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is kept of a cluster where its making failed: logs of kind and of Multus, pods, events. */
final class FailureLogs {
  private static final List<List<String>> QUESTIONS =
      List.of(
          List.of("get", "pods", "--all-namespaces", "--output", "wide"),
          List.of("get", "events", "--all-namespaces", "--sort-by", ".lastTimestamp"),
          List.of(
              "--namespace",
              "kube-system",
              "logs",
              "daemonset/kube-multus-ds",
              "--all-containers"));

  private final LabContext context;

  FailureLogs(LabContext context) {
    this.context = context;
  }

  /** The fault with the place of the evidence. */
  Fault of(String cluster, Fault fault) {
    if (fault instanceof EngineSilent) {
      return fault; // There is nobody to ask, and no cluster to blame.
    }
    Path folder = context.home().folder().resolve("evidence").resolve(cluster);
    try {
      Files.createDirectories(folder);
      kubernetes(cluster, folder);
      logs(cluster, folder);
    } catch (IOException | Fault e) {
      // The fault itself is what counts.
    }
    Fault told =
        new Fault(
            "cluster " + cluster + ": " + fault.getMessage(),
            (fault.advice().isEmpty() ? Advice.NONE : fault.advice().and("\n"))
                .and("Logs and events are in " + folder + ".\nGo on with: ")
                .run("up")
                .and("\nRemove all with: ")
                .run("down"),
            fault);
    for (Throwable also : fault.getSuppressed()) {
      told.addSuppressed(also);
    }
    return told;
  }

  /** kind leaves out the rest where a node lacks one of the programs that it asks. */
  private void logs(String cluster, Path folder) throws IOException {
    try {
      context.kind().logs(cluster, folder.resolve("logs"));
    } catch (Fault e) {
      Files.writeString(folder.resolve("logs-are-not-complete.txt"), e.getMessage() + "\n");
    }
  }

  private void kubernetes(String cluster, Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    Kubectl kubectl = new Kubectl(context.nodes(), cluster);
    for (List<String> question : QUESTIONS) {
      Command.Output output = kubectl.command(question.toArray(String[]::new)).tryRun();
      text.append("# kubectl ").append(String.join(" ", question)).append('\n');
      text.append(output.stdout()).append(output.stderr()).append('\n');
    }
    Files.writeString(folder.resolve("kubernetes.txt"), text);
  }
}
