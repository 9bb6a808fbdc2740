package dev.kindred.plan;

import java.util.ArrayList;
import java.util.List;

/** The networks of a pod in the order of its interfaces, its first where the plan makes it. */
public final class PodNetworks {
  private PodNetworks() {}

  /** True for the name of the network of the pods' first interface, which no file declares. */
  public static boolean isFirst(String network) {
    return network.equals(PodNetwork.NAME);
  }

  /** An interface that a pod is to have. */
  public record Planned(String interfaceName, PlannedNetwork network) {}

  /** The interfaces of a pod that the plan makes: its first unless Kubernetes does, net1, …. */
  public static List<Planned> of(Plan plan, PlannedPod pod) {
    List<Planned> interfaces = new ArrayList<>();
    PlannedNetwork first = plan.podNetworks().get(pod.id().cluster());
    if (first != null && plan.traits().first().planned()) {
      interfaces.add(new Planned(plan.traits().first().name(), first));
    }
    List<String> names = pod.workload().networks();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      PlannedNetwork network =
          plan.network(name).orElseThrow(() -> new IllegalArgumentException("no network " + name));
      interfaces.add(new Planned(PlannedPod.interfaceName(i), network));
    }
    return interfaces;
  }
}
