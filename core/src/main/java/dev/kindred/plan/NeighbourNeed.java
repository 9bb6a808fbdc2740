package dev.kindred.plan;

import dev.kindred.topology.Family;
import java.util.List;

/**
 * How many entries of the kernel's neighbour tables a lab takes when all its pods talk to each
 * other: each pod on a link has one for each other that it speaks to there, so that they grow with
 * the square of the pods. Those that Kindred enters itself do not count, see {@link
 * KnownNeighbours}.
 *
 * @param ipv4 in the table of ARP
 * @param ipv6 in that of neighbour discovery
 */
public record NeighbourNeed(long ipv4, long ipv6) {
  /** That of a plan. */
  public static NeighbourNeed of(Plan plan) {
    long ipv4 = 0;
    long ipv6 = 0;
    List<PlannedNetwork> known = KnownNeighbours.of(plan);
    for (PlannedNetwork network : plan.networks()) {
      long entries = known.contains(network) ? 0 : pairs(plan, network);
      ipv4 += has(network, Family.IPV4) ? entries : 0;
      ipv6 += has(network, Family.IPV6) ? entries : 0;
    }
    return new NeighbourNeed(ipv4, ipv6);
  }

  static boolean has(PlannedNetwork network, Family family) {
    return network.network().cidrs().stream().anyMatch(block -> block.family() == family);
  }

  /** How many neighbours the ends of a network's links have together, those of a family. */
  static long pairs(Plan plan, PlannedNetwork network) {
    long all = 0;
    long onBridges = 0;
    for (Slice slice : network.slices()) {
      long pods =
          plan.podsOn(slice.node()).stream()
              .filter(pod -> pod.workload().networks().contains(network.name()))
              .count();
      all += pods;
      onBridges += pods * (pods - 1);
    }
    if (!network.type().routed()) {
      return all * (all - 1);
    }
    if (network.type().bridge(network.number()).isPresent()) {
      return onBridges + 2 * all; // And each pod and its node.
    }
    return plan.traits().kubernetes() ? 2 * all : 0;
  }
}
