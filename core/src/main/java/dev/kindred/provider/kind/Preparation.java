package dev.kindred.provider.kind;

import dev.kindred.host.Engine;
import dev.kindred.host.Fault;
import dev.kindred.plan.Plan;
import dev.kindred.provider.kind.doctor.Doctor;
import dev.kindred.provider.kind.doctor.Wish;
import java.util.LinkedHashSet;
import java.util.Set;

/** What is seen to before anything of a plan is made. */
record Preparation(KindLab lab) {
  void run(Plan plan) {
    Orphans.end(lab.home());
    lab.recover();
    new NodeLink(lab).stays(plan.topology());
    Set<String> missing = new LinkedHashSet<>();
    plan.topology().clusters().forEach(c -> missing.add(c.name()));
    missing.removeAll(lab.standing().clusters().keySet());
    if (missing.isEmpty()) {
      return;
    }
    Engine engine = lab.engine();
    new KindTool(engine, "").check();
    refuseOthers(missing);
    Doctor.require(engine, Wish.of(plan, missing));
    // Offline or not: no image is asked for here.
    new NetworkMaking(Site.of(lab, plan, true), plan.underlay().getFirst()).run();
  }

  /** kind knows clusters by their names, whosever they are. */
  private void refuseOthers(Set<String> missing) {
    for (Containers.Node node : lab.containers().all()) {
      if (missing.contains(node.cluster()) && !node.ours()) {
        throw new Fault(
            "there is a kind cluster " + node.cluster() + " already, and it is not of this lab",
            "Give the cluster another name in the topology, or remove that one: kind delete cluster --name "
                + node.cluster());
      }
    }
  }
}
