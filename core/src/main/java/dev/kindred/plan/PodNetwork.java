package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Network;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The network of the pods' first interface, where the provider leaves it to the plan: ptp with a
 * default route by the node.
 */
final class PodNetwork implements NetworkType {
  /** No topology can use this name: a label has no underscore. */
  static final String NAME = "pod_network";

  private static final NetworkType PTP = new PtpNetwork();
  private static final List<Cidr> EVERYWHERE = List.of(Cidr.of("0.0.0.0/0"), Cidr.of("::/0"));

  /** The network of a cluster's pods. */
  static Network of(Cluster cluster, List<Cidr> blocks, int mtu) {
    return new Network(NAME, PTP.name(), blocks, mtu, List.of(cluster.name()), Map.of());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean routed() {
    return PTP.routed();
  }

  @Override
  public Set<String> plugins() {
    return PTP.plugins();
  }

  @Override
  public int hops(boolean sameNode) {
    return PTP.hops(sameNode);
  }

  @Override
  public Set<String> kernel() {
    return PTP.kernel();
  }

  @Override
  public Footprint footprint(OnNode place) {
    return PtpNetwork.footprint(place, EVERYWHERE);
  }

  @Override
  public Map<String, Object> config(OnNode place) {
    return PtpNetwork.config(place, EVERYWHERE);
  }
}
