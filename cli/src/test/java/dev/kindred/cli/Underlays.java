package dev.kindred.cli;

import dev.kindred.plan.ClusterInfo;
import dev.kindred.plan.Traits;
import dev.kindred.plan.Underlay;
import dev.kindred.provider.DeclaredNodes;
import java.util.List;
import java.util.Map;

/** Underlays for plans that nothing is made by. */
final class Underlays {
  private static final int MTU = 1500;

  private Underlays() {}

  /** Of nodes of Kubernetes, whose addresses nobody knows. */
  static Underlay unknown() {
    return new Underlay(
        List.of(),
        cluster -> new ClusterInfo(DeclaredNodes.of(cluster, MTU)),
        false,
        MTU,
        MTU,
        Map.of(),
        List.of(),
        Traits.ofKubernetes(DeclaredNodes.POD_LINK));
  }
}
