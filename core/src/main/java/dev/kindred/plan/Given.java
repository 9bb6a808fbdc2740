package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.List;

/**
 * What IPAM and a plugin gave an interface of a pod. What else is there the pod gave itself.
 *
 * @param subnets the blocks that it took to be on its link, where that is known
 * @param mac its hardware address; empty where that is unknown
 */
public record Given(List<Cidr> addresses, List<Cidr> subnets, String mac) {
  /** Nothing is known of it. */
  public static final Given UNKNOWN = new Given(List.of(), List.of(), "");

  /** Copies its lists. */
  public Given {
    addresses = List.copyOf(addresses);
    subnets = List.copyOf(subnets);
  }
}
