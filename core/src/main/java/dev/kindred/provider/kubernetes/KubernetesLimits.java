package dev.kindred.provider.kubernetes;

import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedPod;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Family;
import dev.kindred.topology.Problem;
import dev.kindred.vocabulary.KindOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Kubernetes refuses, or leaves waiting for ever, unless its own configuration is patched; of
 * a cluster whose file patches it nothing is said.
 *
 * @see <a href="https://kubernetes.io/docs/setup/best-practices/cluster-large/">110 pods a node</a>
 */
public final class KubernetesLimits {
  /** A kubelet takes so many. */
  private static final int PODS = 110;

  /**
   * Kubernetes' own where there is one node: four of the control plane, two of DNS, one of storage.
   * On several these are on the control plane, which takes no others. Three are on each node.
   */
  private static final int OWN = 7;

  private static final int OWN_OF_NODE = 3;

  /** kubeadm gives a node a /24 or a /64, and takes at most so many bits for Services. */
  private static final int SERVICE_BITS = 20;

  private final List<Problem> problems = new ArrayList<>();

  private KubernetesLimits() {}

  public static List<Problem> of(Plan plan) {
    KubernetesLimits limits = new KubernetesLimits();
    Map<String, Integer> pods = new HashMap<>();
    for (PlannedPod pod : plan.pods()) {
      pods.merge(pod.id().cluster(), 1, Integer::sum);
    }
    List<Cluster> clusters = plan.topology().clusters();
    for (int i = 0; i < clusters.size(); i++) {
      Cluster cluster = clusters.get(i);
      String path = "clusters[" + i + "]";
      if (!isPatched(cluster)) {
        limits.pods(cluster, pods.getOrDefault(cluster.name(), 0), path);
        cluster.podSubnets().forEach(block -> limits.podSubnet(cluster, block, path));
        cluster.serviceSubnets().forEach(block -> limits.services(block, path));
      }
    }
    return limits.problems;
  }

  /** True where its file says something to kubeadm, for all nodes or for one. */
  static boolean isPatched(Cluster cluster) {
    Map<String, Object> config = KindOptions.of(cluster).config();
    List<?> nodes = config.get("nodes") instanceof List<?> list ? list : List.of();
    return isPatched(config)
        || nodes.stream().anyMatch(node -> node instanceof Map<?, ?> map && isPatched(map));
  }

  private static boolean isPatched(Map<?, ?> block) {
    return block.keySet().stream().anyMatch(key -> String.valueOf(key).startsWith("kubeadm"));
  }

  private void pods(Cluster cluster, int pods, String path) {
    int each = PODS - OWN_OF_NODE;
    boolean one = cluster.nodes() == 1;
    int room = one ? each - OWN : each * (cluster.nodes() - 1);
    if (pods > room) {
      int nodes = 1 + (pods + each - 1) / each;
      problems.add(
          new Problem(
              path + ".nodes",
              pods
                  + " pods do not fit in "
                  + cluster.name()
                  + ": a kubelet takes "
                  + PODS
                  + " pods, "
                  + (one ? "" : "the control plane takes none of a lab, ")
                  + "and Kubernetes' own leave room for "
                  + room,
              "Use "
                  + nodes
                  + " nodes, fewer replicas, or raise maxPods by kubeadmConfigPatches."));
    }
  }

  private void podSubnet(Cluster cluster, Cidr block, String path) {
    int each = block.family() == Family.IPV4 ? 24 : 64;
    if (block.count(each) < cluster.nodes()) {
      int bits = 32 - Integer.numberOfLeadingZeros(cluster.nodes() - 1);
      Optional<Cidr> larger = Cidr.enclosing(block.ip() + "/" + (each - bits));
      problems.add(
          new Problem(
              path + ".podSubnet",
              block + " is too small: Kubernetes gives each node a /" + each + " of it",
              "Use " + larger.orElse(block) + " or larger."));
    }
  }

  private void services(Cidr block, String path) {
    int least = block.family().bits() - SERVICE_BITS;
    if (block.prefix() < least) {
      problems.add(
          new Problem(
              path + ".serviceSubnet",
              block + " is too large: Kubernetes takes a /" + least + " at most for Services",
              "Use " + block.part(0, least) + "."));
    }
  }
}
