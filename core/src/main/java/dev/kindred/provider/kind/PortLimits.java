package dev.kindred.provider.kind;

import dev.kindred.plan.Plan;
import dev.kindred.provider.kind.doctor.HostPort;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Problem;
import dev.kindred.vocabulary.KindOptions;
import java.util.ArrayList;
import java.util.List;

/** Ports of this machine that two nodes of a lab are to have. */
final class PortLimits {
  private PortLimits() {}

  /** Each port that is asked for again is told once, with who had it first. */
  static List<Problem> of(Plan plan) {
    List<Problem> problems = new ArrayList<>();
    List<HostPort> taken = new ArrayList<>();
    List<Cluster> clusters = plan.topology().clusters();
    for (int i = 0; i < clusters.size(); i++) {
      Cluster cluster = clusters.get(i);
      for (HostPort port : HostPort.of(cluster)) {
        String path =
            KindOptions.of(cluster).equals(KindOptions.of(plan.topology()))
                ? "kind." + port.path()
                : "clusters[" + i + "].kind." + port.path();
        taken.stream()
            .filter(port::collides)
            .findFirst()
            .ifPresent(first -> problems.add(problem(path, port, first)));
        taken.add(port);
      }
    }
    return problems;
  }

  private static Problem problem(String path, HostPort port, HostPort first) {
    String who =
        first.cluster().equals(port.cluster())
            ? port.cluster() + " asks for it twice"
            : first.cluster() + " and " + port.cluster() + " ask for it";
    return new Problem(
        path,
        "port " + port + " of this machine can be had once, and " + who,
        "Give each cluster a port of its own, below its own key kind.");
  }
}
