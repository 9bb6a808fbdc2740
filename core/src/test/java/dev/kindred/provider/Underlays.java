package dev.kindred.provider;

import dev.kindred.plan.ClusterInfo;
import dev.kindred.plan.Traits;
import dev.kindred.plan.Underlay;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import dev.kindred.vocabulary.KindOptions;
import java.util.List;
import java.util.Map;

/** Underlays of nodes that a provider makes as the file declares them. */
public final class Underlays {
  private static final int MTU = 1500;

  private Underlays() {}

  /** Of nodes of which all is the plan's. */
  public static Underlay bare(List<Cidr> blocks) {
    return bare(blocks, Map.of());
  }

  /** Of such nodes on a machine where blocks are taken. */
  public static Underlay bare(List<Cidr> blocks, Map<Cidr, String> taken) {
    return new Underlay(
        blocks,
        cluster -> new ClusterInfo(DeclaredNodes.of(cluster, MTU)),
        true,
        MTU,
        MTU,
        taken,
        List.of(),
        Traits.bare(DeclaredNodes.POD_LINK));
  }

  /** Of nodes of Kubernetes. */
  public static Underlay ofKubernetes(List<Cidr> blocks) {
    return ofKubernetes(blocks, MTU, List.of());
  }

  /**
   * Of such nodes on a machine that has other networks.
   *
   * @param carried what their interfaces carry; less passes between pods
   * @param avoided the blocks of those networks
   */
  public static Underlay ofKubernetes(List<Cidr> blocks, int carried, List<Cidr> avoided) {
    return new Underlay(
        blocks,
        cluster -> asByKind(cluster, carried),
        true,
        MTU,
        MTU,
        Map.of(),
        avoided,
        Traits.ofKubernetes(DeclaredNodes.POD_LINK));
  }

  /** Of nodes whose addresses nobody knows. */
  public static Underlay unknown(Traits traits) {
    return new Underlay(
        List.of(),
        cluster -> new ClusterInfo(DeclaredNodes.of(cluster, MTU)),
        false,
        MTU,
        MTU,
        Map.of(),
        List.of(),
        traits);
  }

  private static ClusterInfo asByKind(Cluster cluster, int mtu) {
    KindOptions options = KindOptions.of(cluster);
    return new ClusterInfo(
        DeclaredNodes.of(cluster, mtu),
        options.kept(cluster.nodes()),
        options.multus(),
        options.cni().digest());
  }
}
