package dev.kindred.explain;

import dev.kindred.plan.Attachment;
import dev.kindred.plan.Observed;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodNetworks;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whose an address is.
 *
 * @param network that its interface is on; empty for one of no data-plane network
 */
public record Owner(PodId pod, String interfaceName, String network, Family family) {
  /** Every interface of a pod that has an address, by the order of pods. */
  public static List<Owner> of(Observed observed, Cidr address) {
    List<Owner> owners = new ArrayList<>();
    for (Observed.Pod pod : observed.pods().values()) {
      for (Observed.Interface link : pod.interfaces()) {
        if (link.addresses().contains(address)) {
          String network =
              pod.attachments().stream()
                  .filter(a -> a.interfaceName().equals(link.name()))
                  .map(Attachment::network)
                  .filter(name -> !PodNetworks.isFirst(name))
                  .findFirst()
                  .orElse("");
          owners.add(new Owner(pod.id(), link.name(), network, address.family()));
        }
      }
    }
    owners.sort(Comparator.comparing(Owner::pod));
    return owners;
  }
}
