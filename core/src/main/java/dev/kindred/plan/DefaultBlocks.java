package dev.kindred.plan;

import dev.kindred.topology.Cidr;

/**
 * The blocks that a topology leaves to the plan, by number from 1: as in the seed for the first
 * ones, and in the shared address space of RFC 6598 beyond, where a /16 each would run out.
 */
final class DefaultBlocks {
  /** Clusters up to here have 10.(96+i).0.0/16 for pods and 10.(196+i).0.0/16 for Services. */
  private static final int LARGE = 59;

  /** Beyond, a prefix of which the space has 1024, more than a topology can have clusters. */
  private static final int SMALL = 21;

  private static final Cidr MORE_PODS = Cidr.of("100.64.0.0/11");
  private static final Cidr MORE_SERVICES = Cidr.of("100.96.0.0/11");

  private DefaultBlocks() {}

  static Cidr podSubnet(int cluster) {
    return cluster <= LARGE
        ? Cidr.of("10." + (96 + cluster) + ".0.0/16")
        : MORE_PODS.part((cluster - LARGE - 1) % MORE_PODS.count(SMALL), SMALL);
  }

  static Cidr serviceSubnet(int cluster) {
    return cluster <= LARGE
        ? Cidr.of("10." + (196 + cluster) + ".0.0/16")
        : MORE_SERVICES.part((cluster - LARGE - 1) % MORE_SERVICES.count(SMALL), SMALL);
  }

  static Cidr network(int network) {
    return Cidr.of("10." + Math.min(network, 255) + ".0.0/16");
  }
}
