package dev.kindred.document;

import dev.kindred.plan.Change;
import dev.kindred.plan.InterfaceChange;
import dev.kindred.plan.PodChange;
import dev.kindred.plan.PodId;
import dev.kindred.plan.RouteChange;
import java.util.List;
import java.util.Optional;

/**
 * What of a lab is to be shown: all, or some clusters, workloads and pods.
 *
 * @param wanted any of these; all when there are none
 */
public record Selection(List<Want> wanted) {
  /** All of a lab. */
  public static final Selection ALL = new Selection(List.of());

  /** Nothing, as of a network that no workload lists. */
  public static final Selection NOTHING =
      new Selection(List.of(new Want(Optional.of(""), Optional.of(""), Optional.empty())));

  /** Copies its list. */
  public Selection {
    wanted = List.copyOf(wanted);
  }

  /**
   * What one word names.
   *
   * @param cluster empty for any
   * @param workload empty for any, and for what is of no pod
   * @param index empty for any
   */
  public record Want(Optional<String> cluster, Optional<String> workload, Optional<Integer> index) {
    boolean takes(PodId pod) {
      return takes(pod.cluster())
          && workload.map(pod.workload()::equals).orElse(true)
          && index.map(i -> i == pod.index()).orElse(true);
    }

    boolean takes(String of) {
      return cluster.map(of::equals).orElse(true);
    }
  }

  /** True for a pod that is to be shown. */
  public boolean takes(PodId pod) {
    return wanted.isEmpty() || wanted.stream().anyMatch(want -> want.takes(pod));
  }

  /** True for a cluster of which something is to be shown. */
  public boolean takes(String cluster) {
    return wanted.isEmpty() || wanted.stream().anyMatch(want -> want.takes(cluster));
  }

  /** What is of no pod is of its cluster, and what is of no cluster of the whole lab. */
  public List<Change> of(List<Change> changes) {
    return changes.stream().filter(this::takes).toList();
  }

  private boolean takes(Change change) {
    Optional<PodId> pod = pod(change);
    return pod.map(this::takes)
        .orElseGet(() -> change.cluster().isEmpty() || takesNodes(change.cluster()));
  }

  private boolean takesNodes(String cluster) {
    return wanted.isEmpty()
        || wanted.stream().anyMatch(w -> w.workload().isEmpty() && w.takes(cluster));
  }

  /** The pod that a change is about. */
  public static Optional<PodId> pod(Change change) {
    if (change instanceof PodChange of) {
      return Optional.of(of.id());
    }
    if (change instanceof InterfaceChange of) {
      return Optional.of(of.pod().id());
    }
    return change instanceof RouteChange.SetToPod route
        ? Optional.of(route.pod())
        : Optional.empty();
  }
}
