package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.List;
import java.util.Optional;

/**
 * The blocks that a topology leaves to the plan, by number from 1: as in the seed for the first
 * ones, and in the shared address space of RFC 6598 beyond, where a /16 each would run out. Where
 * the file has one of them for something else, another is taken from the spaces below.
 */
final class DefaultBlocks {
  /** Clusters up to here have 10.(96+i).0.0/16 for pods and 10.(196+i).0.0/16 for Services. */
  private static final int LARGE = 59;

  /** Networks up to here have 10.k.0.0/16: the next would be that of the first cluster's pods. */
  private static final int MOST_NETWORKS = 96;

  /** Beyond, a prefix of which the space has 1024, more than a topology can have clusters. */
  private static final int SMALL = 21;

  private static final Cidr MORE_PODS = Cidr.of("100.64.0.0/11");
  private static final Cidr MORE_SERVICES = Cidr.of("100.96.0.0/11");

  /**
   * Private and shared addresses (RFC 1918, RFC 6598), those for benchmarks (RFC 2544) and unique
   * local ones (RFC 4193), in the order in which they are looked through: first what no number
   * above leads to.
   */
  private static final List<Cidr> SPACES =
      List.of(
          Cidr.of("10.160.0.0/11"),
          Cidr.of("10.0.0.0/8"),
          Cidr.of("172.16.0.0/12"),
          Cidr.of("192.168.0.0/16"),
          Cidr.of("100.64.0.0/10"),
          Cidr.of("198.18.0.0/15"),
          Cidr.of("fd00::/8"),
          Cidr.of("fc00::/8"));

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

  static Optional<Cidr> network(int network) {
    return network <= MOST_NETWORKS
        ? Optional.of(Cidr.of("10." + network + ".0.0/16"))
        : Optional.empty();
  }

  /** Where to look for a free block of a family. */
  static List<Cidr> spaces(Family family) {
    return SPACES.stream().filter(space -> space.family() == family).toList();
  }
}
