package dev.kindred.plan;

import dev.kindred.topology.Family;
import java.util.ArrayList;
import java.util.List;

/**
 * The networks on whose links pods are told who their neighbours are, where the plan makes the
 * pods' interfaces: each pod of a link is to have an entry for each other. They grow with the
 * square of the pods, so that there is an end to it.
 */
public final class KnownNeighbours {
  /** How many entries a lab may have, over all its networks: some tens of megabytes. */
  static final long MOST = 100_000;

  private KnownNeighbours() {}

  /** Those networks, in the order of the plan; a network has all its entries or none. */
  public static List<PlannedNetwork> of(Plan plan) {
    List<PlannedNetwork> networks = new ArrayList<>();
    long left = plan.traits().kubernetes() ? 0 : MOST;
    for (PlannedNetwork network : plan.networks()) {
      long entries = entries(network, NeighbourNeed.pairs(plan, network));
      if (entries > 0 && entries <= left && isShared(network)) {
        networks.add(network);
        left -= entries;
      }
    }
    return networks;
  }

  /** True where pods lie on one link with others, not each on a pair of its own. */
  private static boolean isShared(PlannedNetwork network) {
    return !network.type().routed() || network.type().bridge(network.number()).isPresent();
  }

  /** With IPv6 a neighbour has an address of the link beside its own. */
  private static long entries(PlannedNetwork network, long pairs) {
    long ipv4 = NeighbourNeed.has(network, Family.IPV4) ? pairs : 0;
    return NeighbourNeed.has(network, Family.IPV6) ? ipv4 + 2 * pairs : ipv4;
  }
}
