package dev.kindred.cli;

import dev.kindred.Lab;
import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
import dev.kindred.render.Kubeconfig;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Topology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code kindred kubeconfig}. */
final class KubeconfigCommand implements Subcommand {
  @Override
  public void describe(Syntax syntax) {
    syntax
        .parameters("[CLUSTER...]", 0, Integer.MAX_VALUE)
        .meaning("Names, or numbers from 1; default: all of the lab.")
        .note(
            "Contexts have kind's names, as kind-edge1; the current one is that of the cluster in use.");
  }

  @Override
  public int run(Call call) {
    Map<String, Object> merged = merged(of(call.labs().running()), call.words(), call.notices());
    if (call.json()) {
      call.print(merged);
    } else {
      call.console().out(Kubeconfig.yaml(merged).stripTrailing());
    }
    return ExitCode.DONE;
  }

  /**
   * What of a lab the kubeconfig depends on.
   *
   * @param current the cluster in use; empty where none was chosen
   * @param there the kubeconfigs of the clusters that are made, by their names
   */
  record Clusters(Topology topology, Optional<String> current, Map<String, String> there) {}

  private static Clusters of(Lab lab) {
    return new Clusters(lab.topology(), lab.kubectl().current(), lab.kubectl().kubeconfigs());
  }

  /** The kubeconfigs of the clusters that words mean, of all without words, as one. */
  static Map<String, Object> merged(Clusters lab, List<String> words, Notices notices) {
    Targets targets = new Targets(lab.topology(), lab.current());
    List<String> named = words.stream().map(targets::cluster).map(Cluster::name).toList();
    List<String> all = lab.topology().clusters().stream().map(Cluster::name).toList();
    Map<String, String> there = lab.there();
    Map<String, String> wanted = new LinkedHashMap<>();
    for (String cluster : named.isEmpty() ? all : named) {
      String text = there.get(cluster);
      if (text != null) {
        wanted.put(cluster, text);
      } else if (!named.isEmpty() || there.isEmpty()) {
        throw new Fault(
            "cluster " + cluster + " has no kubeconfig: it is not made yet",
            Advice.of("Make it with: ", "up"));
      } else {
        notices.note("left out cluster " + cluster + ", which is not made yet");
      }
    }
    return Kubeconfig.merged(wanted, lab.current().orElse(""));
  }
}
