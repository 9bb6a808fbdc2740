package dev.kindred.provider.kubernetes;

import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.PlannedNode;
import dev.kindred.plan.PlannedPod;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Networks of which the nodes that take pods have too few addresses: Kubernetes puts no pod on a
 * control plane that has workers beside it, so that its slice lies idle. Of a cluster whose file
 * patches kubeadm's nothing is said, as it may have other taints.
 */
public final class AddressLimits {
  private AddressLimits() {}

  public static List<Problem> of(Plan plan) {
    List<Problem> problems = new ArrayList<>();
    List<PlannedNetwork> networks = plan.networks();
    for (int i = 0; i < networks.size(); i++) {
      for (Cluster cluster : plan.topology().clusters()) {
        PlannedNetwork network = networks.get(i);
        boolean joins = network.network().clusters().contains(cluster.name());
        if (joins && cluster.nodes() > 1 && !KubernetesLimits.isPatched(cluster)) {
          check(plan, network, cluster, "networks[" + i + "].cidr", problems);
        }
      }
    }
    return problems;
  }

  private static void check(
      Plan plan, PlannedNetwork network, Cluster cluster, String path, List<Problem> problems) {
    long pods = plan.pods().stream().filter(pod -> attaches(pod, network, cluster)).count();
    long room = 0;
    List<PlannedNode> nodes = plan.nodesOf(cluster.name());
    for (PlannedNode worker : nodes.subList(1, nodes.size())) {
      room += network.room(worker.id());
    }
    if (pods > room) {
      problems.add(
          new Problem(
              path,
              pods
                  + " pods of "
                  + cluster.name()
                  + " attach to "
                  + network.name()
                  + ", and its workers have addresses of it for "
                  + room
                  + ": the control plane, which has a slice as they have, takes no pods",
              "Use a larger block, more workers, or fewer replicas."));
    }
  }

  private static boolean attaches(PlannedPod pod, PlannedNetwork network, Cluster cluster) {
    return pod.id().cluster().equals(cluster.name())
        && pod.workload().networks().contains(network.name());
  }
}
