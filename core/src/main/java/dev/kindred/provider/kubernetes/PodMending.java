package dev.kindred.provider.kubernetes;

import dev.kindred.host.Fault;
import dev.kindred.plan.InterfaceChange;
import dev.kindred.plan.IpBatch;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodNetworks;
import dev.kindred.plan.Route;
import dev.kindred.plan.RouteChange;
import dev.kindred.provider.NodeAccess;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Mends pods in place, in their own namespaces, from their nodes: their images need not have
 * anything for it, and they keep their addresses.
 */
public record PodMending(Plan plan, NodeAccess nodes, KubernetesSighting sighting) {
  /**
   * A pod as it was seen.
   *
   * @throws Fault where it was not
   */
  public KubernetesSighting.SeenPod seen(PodId pod) {
    KubernetesSighting.SeenPod seen = sighting.pods().get(pod);
    if (seen == null) {
      throw new Fault("pod " + pod + " is not there any more", "Run the command again.");
    }
    return seen;
  }

  /** Sets an interface up, with the routes that lead by it. */
  public void mend(InterfaceChange.Mend change) {
    KubernetesSighting.SeenPod seen = seen(change.pod().id());
    StringBuilder batch = new StringBuilder();
    String device = " dev " + change.interfaceName() + "\n";
    batch.append("link set up").append(device);
    for (Cidr subnet : change.subnets()) {
      IpBatch.onLink(batch, subnet, change.interfaceName());
    }
    for (Route route : change.routes()) {
      route
          .gateway()
          .ifPresent(gateway -> {
            if (isPair(change)) {
              batch.append("route replace ").append(gateway).append(device);
            }
            batch.append("route replace ").append(route.destination());
            batch.append(" via ").append(gateway.ip()).append(device);
          });
    }
    nodes
        .on(seen.node(), "nsenter", "--net=" + seen.namespace(), "ip", "-batch", "-")
        .input(batch.toString())
        .purpose("mend " + change.subject())
        .run();
  }

  /** On a pair of its own the node alone is a pod's neighbour. */
  private boolean isPair(InterfaceChange.Mend change) {
    return PodNetworks.of(plan, change.pod()).stream()
        .filter(planned -> planned.interfaceName().equals(change.interfaceName()))
        .anyMatch(planned -> planned.network().footprint(change.pod().node()).isPair());
  }

  /**
   * Gives interfaces of a pod other names.
   *
   * @param names the new ones by the present ones
   */
  public void rename(PodId pod, Map<String, String> names) {
    KubernetesSighting.SeenPod seen = seen(pod);
    List<String> line = new ArrayList<>(List.of("nsenter", "--net=" + seen.namespace()));
    line.addAll(Scripts.rename(names));
    nodes
        .on(seen.node(), line.toArray(String[]::new))
        .purpose("rename interfaces of pod " + pod)
        .run();
  }

  /** The lines of {@code ip -batch} for a node's route to a pod. */
  public static String route(RouteChange.SetToPod change) {
    return "link set up dev "
        + change.device()
        + "\nroute replace "
        + change.address()
        + " dev "
        + change.device()
        + IpBatch.OURS
        + "\n";
  }

  /** Has a node do such lines. */
  public void onNode(NodeId node, String batch) {
    nodes
        .on(node, "ip", "-batch", "-")
        .input(batch)
        .purpose("mend the routes to pods on " + node)
        .run();
  }
}
