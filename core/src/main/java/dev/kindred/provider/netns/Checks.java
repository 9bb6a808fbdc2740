package dev.kindred.provider.netns;

import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.PodNetworks;
import java.util.ArrayList;
import java.util.List;

/** Asks the plugins to CHECK what they made. */
final class Checks {
  private final Holder holder;
  private final AgentSettings means;
  private final List<String> faults = new ArrayList<>();

  Checks(Holder holder, AgentSettings means) {
    this.holder = holder;
    this.means = means;
  }

  /** The faults of all interfaces that are attached, in the order of their texts. */
  List<String> of(Plan plan, Observed observed) {
    List<AgentPool.Task> tasks = new ArrayList<>();
    for (PlannedPod pod : plan.pods()) {
      Observed.Pod seen = observed.pods().get(pod.id());
      if (seen != null && observed.nodes().containsKey(pod.node())) {
        tasks.add(agent -> pod(agent, plan, pod, seen));
      }
    }
    AgentPool.reading(holder, means).work(tasks);
    faults.sort(null);
    return faults;
  }

  private void pod(Agent agent, Plan plan, PlannedPod pod, Observed.Pod seen) {
    Cni cni = new Cni(new LabFiles(holder));
    agent.enter(Names.of(pod.node()));
    for (PodNetworks.Planned planned : PodNetworks.of(plan, pod)) {
      if (seen.attached().contains(planned.interfaceName())) {
        var config = planned.network().config(pod.node());
        cni.check(agent, Cni.Call.of(pod, planned, config)).ifPresent(this::add);
      }
    }
  }

  private synchronized void add(String fault) {
    faults.add(fault);
  }
}
