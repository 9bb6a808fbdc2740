package dev.kindred.cli;

import dev.kindred.Lab;
import dev.kindred.document.UseDocument;
import dev.kindred.topology.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code kindred use}. */
final class UseCommand implements Subcommand {
  private static final String ALL = "all";

  @Override
  public void describe(Syntax syntax) {
    syntax
        .flag(ALL, "let kubectl reach all clusters of the lab")
        .parameters("[CLUSTER]", 0, 1)
        .meaning("Its name, or its number from 1.")
        .note(
            "On kind its context, as kind-edge1, is put into your kubeconfig ($KUBECONFIG, else",
            "~/.kube/config) and made the current one. With down it goes, and the current context is",
            "what it was.");
  }

  @Override
  public int run(Call call) {
    boolean all = call.has(ALL);
    if (!all && call.words().isEmpty()) {
      throw new UsageFault("use takes a cluster, or --all", "Name one, or say --all.");
    }
    Lab lab = call.labs().running();
    Targets targets = new Targets(lab.topology(), lab.kubectl().current());
    List<String> clusters = new ArrayList<>();
    call.words().forEach(word -> clusters.add(targets.cluster(word).name()));
    use(lab, all ? all(lab, clusters) : clusters, call);
    return ExitCode.DONE;
  }

  /** All clusters: first those named, then the one in use. */
  static List<String> all(Lab lab, List<String> first) {
    List<String> clusters = new ArrayList<>(first);
    lab.kubectl()
        .current()
        .filter(c -> lab.topology().cluster(c).isPresent())
        .ifPresent(clusters::add);
    lab.topology().clusters().stream().map(Cluster::name).forEach(clusters::add);
    return clusters.stream().distinct().toList();
  }

  private static void use(Lab lab, List<String> clusters, Call call) {
    Optional<String> context = lab.kubectl().use(clusters);
    String first = clusters.getFirst();
    if (call.json()) {
      call.print(new UseDocument(lab.name(), first, clusters));
    } else {
      call.console().out(switched(context, first, clusters.size()));
    }
  }

  /** What was done, in words. */
  static String switched(Optional<String> context, String cluster, int clusters) {
    String line =
        context
            .map(name -> "Switched to context \"" + name + "\".")
            .orElse("Switched to cluster \"" + cluster + "\".");
    return context.isPresent() && clusters > 1
        ? line + " All " + clusters + " clusters have one now."
        : line;
  }
}
