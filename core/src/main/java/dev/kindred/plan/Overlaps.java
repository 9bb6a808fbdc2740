package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Network;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Refuses blocks that overlap: two things would answer to one address. */
final class Overlaps {
  /**
   * @param path the key that its author can change; empty for what is outside the lab, of which two
   *     may well overlap
   */
  private record Claim(Cidr block, String owner, String path) {}

  private final Plan plan;
  private final Underlay underlay;

  private Overlaps(Plan plan, Underlay underlay) {
    this.plan = plan;
    this.underlay = underlay;
  }

  static void check(Plan plan, Underlay underlay, List<Problem> problems) {
    List<Claim> claims = new Overlaps(plan, underlay).claims();
    claims.sort(Comparator.comparing(Claim::block));
    // Blocks nest or are disjoint: in this order a block overlaps an earlier one only when it lies
    // in the last that did not itself lie in another.
    Claim last = null;
    for (Claim claim : claims) {
      if (last != null && last.block().contains(claim.block())) {
        if (!last.path().isEmpty() || !claim.path().isEmpty()) {
          problems.add(problem(last, claim));
        }
      } else {
        last = claim;
      }
    }
  }

  /** The blocks that were chosen keep clear of all others, and are at fault in nothing. */
  private List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    Topology topology = plan.topology();
    for (int i = 0; i < topology.networks().size(); i++) {
      Network network = topology.networks().get(i);
      for (Cidr block : network.cidrs()) {
        claims.add(new Claim(block, "network " + network.name(), "networks[" + i + "].cidr"));
      }
    }
    for (int i = 0; i < topology.clusters().size(); i++) {
      Cluster cluster = topology.clusters().get(i);
      String path = "clusters[" + i + "]";
      for (Cidr block : cluster.podSubnets()) {
        claims.add(new Claim(block, "the pods of " + cluster.name(), path + ".podSubnet"));
      }
      for (Cidr block : cluster.serviceSubnets()) {
        claims.add(new Claim(block, "the Services of " + cluster.name(), path + ".serviceSubnet"));
      }
    }
    for (Cidr block : underlay.blocks()) {
      String path = topology.underlay().isEmpty() ? "" : "underlay";
      claims.add(new Claim(block, "the underlay", path));
    }
    underlay.taken().forEach((block, owner) -> claims.add(new Claim(block, owner, "")));
    return claims;
  }

  private static Problem problem(Claim a, Claim b) {
    boolean first = b.path().isEmpty();
    Claim mendable = first ? a : b;
    Claim other = first ? b : a;
    return new Problem(
        mendable.path(),
        mendable.block()
            + " of "
            + mendable.owner()
            + " overlaps "
            + other.block()
            + " of "
            + other.owner(),
        "Give one of them another block.");
  }
}
