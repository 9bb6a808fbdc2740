package dev.kindred.provider.netns;

import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.PlannedPod;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One who lies on a link with others.
 *
 * @param namespace the network namespace
 * @param device the name of the interface there
 * @param addresses those that others reach it by
 * @param mac its hardware address; empty where that is unknown
 * @param fresh true when it knows nobody, and nobody knows it
 */
record LinkEnd(String namespace, String device, List<Cidr> addresses, String mac, boolean fresh) {
  /** The interface of a pod on a network. */
  static String device(PlannedPod pod, PlannedNetwork network) {
    return PlannedPod.interfaceName(pod.workload().networks().indexOf(network.name()));
  }

  /** What each is to know of the others, as lines of {@code ip -batch} by namespace. */
  static void introduce(List<LinkEnd> link, Map<String, StringBuilder> lines) {
    for (LinkEnd other : link) {
      List<String> reachable = other.mac.isEmpty() ? List.of() : other.reachable();
      for (LinkEnd end : link) {
        if (!end.namespace.equals(other.namespace) && (end.fresh || other.fresh)) {
          StringBuilder text = lines.computeIfAbsent(end.namespace, _ -> new StringBuilder());
          reachable.forEach(ip -> text.append(Neighbours.line(ip, other.mac, end.device)));
        }
      }
    }
  }

  /** With IPv6 also the address of the link, from which others ask whether one is still there. */
  private List<String> reachable() {
    List<String> all = new ArrayList<>();
    addresses.forEach(address -> all.add(address.ip()));
    if (addresses.stream().anyMatch(address -> address.family() == Family.IPV6)) {
      all.add(linkLocal(mac));
    }
    return all;
  }

  /**
   * The address that the kernel derives from a hardware address.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc4291#appendix-A">RFC 4291, appendix A</a>
   */
  static String linkLocal(String mac) {
    String[] bytes = mac.split(":", -1);
    int first = Integer.parseInt(bytes[0], 16) ^ 2;
    return "fe80::%02x%s:%sff:fe%s:%s%s"
        .formatted(first, bytes[1], bytes[2], bytes[3], bytes[4], bytes[5]);
  }
}
