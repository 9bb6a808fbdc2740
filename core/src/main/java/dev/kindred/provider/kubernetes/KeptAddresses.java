package dev.kindred.provider.kubernetes;

import dev.kindred.plan.Attachment;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.PodId;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.render.Manifests;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Workload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The addresses that a pod which is made anew asks IPAM for: those that it had. Its Deployment's
 * template asks for them, which all its pods share, and which says nothing of a node: only where a
 * workload has one pod in a cluster of one node is it known who will ask.
 */
public final class KeptAddresses {
  private final Plan plan;
  private final Observed observed;
  private final Set<PodId> anew;

  /**
   * @param anew the pods that are to be made anew; of others the template stays as it is, since
   *     each change of it replaces them
   */
  public KeptAddresses(Plan plan, Observed observed, Set<PodId> anew) {
    this.plan = plan;
    this.observed = observed;
    this.anew = Set.copyOf(anew);
  }

  /** What a pod asks Multus for, where it is to have addresses again; else empty. */
  public Optional<String> of(String cluster, Workload workload) {
    PodId id = new PodId(cluster, workload.name(), 0);
    boolean alone =
        workload.replicas() == 1
            && plan.topology().cluster(cluster).filter(c -> c.nodes() == 1).isPresent();
    return Optional.ofNullable(observed.pods().get(id))
        .filter(pod -> alone && (pod.asks() || anew.contains(id)))
        .map(pod -> wishes(pod, workload))
        .filter(wishes -> wishes.values().stream().anyMatch(ips -> !ips.isEmpty()))
        .map(Manifests::asking);
  }

  private Map<String, List<Cidr>> wishes(Observed.Pod pod, Workload workload) {
    Map<String, List<Cidr>> wishes = new LinkedHashMap<>();
    NodeId node = DeclaredNodes.controlPlane(pod.id().cluster());
    for (String name : workload.networks()) {
      Optional<PlannedNetwork> network = plan.network(name);
      List<Cidr> had = network.isEmpty() ? List.of() : given(pod, name);
      Set<Cidr> others = othersOn(name, pod.id());
      wishes.put(
          name,
          had.stream().filter(a -> !others.contains(a) && network.get().canGive(node, a)).toList());
    }
    return wishes;
  }

  private static List<Cidr> given(Observed.Pod pod, String network) {
    List<Cidr> addresses = new ArrayList<>();
    for (Attachment attachment : pod.attachments()) {
      if (attachment.network().equals(network)) {
        addresses.addAll(pod.given(attachment.interfaceName()).addresses());
      }
    }
    return addresses;
  }

  private Set<Cidr> othersOn(String network, PodId self) {
    Set<Cidr> addresses = new HashSet<>();
    observed
        .pods()
        .forEach((id, pod) -> {
          if (!id.equals(self)) {
            addresses.addAll(given(pod, network));
          }
        });
    return addresses;
  }
}
