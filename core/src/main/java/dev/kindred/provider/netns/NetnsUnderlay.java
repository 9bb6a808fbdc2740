package dev.kindred.provider.netns;

import dev.kindred.plan.ClusterInfo;
import dev.kindred.plan.Traits;
import dev.kindred.plan.Underlay;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What joins the nodes of namespaces: a bridge in the lab's own network, the same for every lab.
 */
final class NetnsUnderlay {
  /** The underlay's own blocks; nobody outside the lab sees them. */
  private static final List<Cidr> UNDERLAY =
      List.of(Cidr.of("172.30.0.0/16"), Cidr.of("fd6b:696e:6472::/64"));

  private static final int MTU = 1500;

  private NetnsUnderlay() {}

  /** The blocks that join the nodes of a topology. */
  static List<Cidr> blocks(Topology topology) {
    return blocks(topology, Files.isDirectory(Path.of("/proc/sys/net/ipv6")));
  }

  /** As {@link #blocks(Topology)}, on a kernel that has IPv6 switched on or off. */
  static List<Cidr> blocks(Topology topology, boolean ipv6) {
    List<Cidr> own = ipv6 ? UNDERLAY : UNDERLAY.subList(0, 1);
    return topology.underlay().isEmpty() ? own : topology.underlay();
  }

  /** That of a topology. */
  static Underlay of(Topology topology) {
    Map<Cidr, String> taken = topology.internet() ? Internet.TAKEN : Map.of();
    int mtu = topology.underlayMtu() == 0 ? MTU : topology.underlayMtu();
    return new Underlay(
        blocks(topology),
        cluster -> new ClusterInfo(DeclaredNodes.of(cluster, mtu)),
        true,
        mtu,
        mtu,
        taken,
        List.of(),
        Traits.bare(DeclaredNodes.POD_LINK));
  }
}
