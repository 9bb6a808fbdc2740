package dev.kindred.provider.kubernetes;

import dev.kindred.host.Command;
import dev.kindred.host.Json;
import dev.kindred.plan.PodId;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.NodeAccess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds one pod of a lab by a single question to its cluster, where a look at all nodes would take
 * several times as long as what is to be done in the pod.
 */
public record PodSearch(NodeAccess nodes, String lab) {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** The pod; empty where there is none, or nobody answers: whoever looks at more can say why. */
  public Optional<PodReport> find(PodId id) {
    Command.Output said =
        nodes
            .on(DeclaredNodes.controlPlane(id.cluster()), "sh", "-s", lab)
            .input(Scripts.PODS)
            .purpose("look for pod " + id)
            .timeout(LIMIT)
            .tryRun();
    String pods = Sections.of(said.stdout()).get("pods").orElse("");
    if (said.exitCode() != 0 || !pods.startsWith("{")) {
      return Optional.empty();
    }
    List<PodReport> all =
        PodReport.all(Json.parse(pods, "the pods of " + id.cluster())).stream()
            .filter(pod -> pod.workload().equals(id.workload()))
            .toList();
    return id.index() < all.size() ? Optional.of(all.get(id.index())) : Optional.empty();
  }
}
