package dev.kindred.provider.kind;

import dev.kindred.plan.Plan;
import dev.kindred.provider.kubernetes.AddressLimits;
import dev.kindred.provider.kubernetes.KubernetesLimits;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Restart;
import dev.kindred.topology.Workload;
import java.util.ArrayList;
import java.util.List;

/** Why clusters of kind cannot hold a plan. */
final class Limits {
  private Limits() {}

  static List<Problem> of(Plan plan) {
    List<Problem> problems = new ArrayList<>(KubernetesLimits.of(plan));
    problems.addAll(AddressLimits.of(plan));
    problems.addAll(PortLimits.of(plan));
    List<Workload> workloads = plan.topology().workloads();
    for (int i = 0; i < workloads.size(); i++) {
      if (workloads.get(i).restart() != Restart.ALWAYS) {
        problems.add(
            new Problem(
                "workloads[" + i + "].restart",
                "a workload on kind is a Deployment, whose pods are always started again; it"
                    + " cannot be "
                    + workloads.get(i).restart().word(),
                "Leave the key out, or use provider netns."));
      }
    }
    return problems;
  }
}
