package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Network;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A type of data-plane network: how its CNI configuration is rendered, which routes and plugins it
 * needs, and what these leave. To add one, write a class like {@link PtpNetwork} and name it in
 * {@link NetworkTypes}.
 */
public interface NetworkType {
  /** The name in a topology, as {@code ptp}. */
  String name();

  /**
   * True when every node's slice is a range of its own, reached by routes between the nodes; false
   * when all pods share one link over the underlay.
   */
  boolean routed();

  /**
   * How many pods a node's slice has room for.
   *
   * @param range of one family
   * @param block the network's, of which it is a part
   */
  default long room(Cidr range, Cidr block) {
    return routed() ? HostLocal.room(range) : HostLocal.room(range, block);
  }

  /** The names of the CNI plugins that a node needs for it. */
  Set<String> plugins();

  /** How often a packet between two pods is routed: 2 makes a TTL of 64 arrive as 62. */
  int hops(boolean sameNode);

  /**
   * The CNI network configuration of one node, as it stands in an attachment definition.
   *
   * @see <a href="https://www.cni.dev/docs/spec/#section-1-network-configuration-format">CNI
   *     spec</a>
   */
  Map<String, Object> config(OnNode place);

  /** What its plugins leave in a pod and on the node. */
  Footprint footprint(OnNode place);

  /** The types of links, as {@code ip link} names them, that the kernel must know for it. */
  Set<String> kernel();

  /** The bridge that its plugin makes on each node; empty where it makes none. */
  default Optional<String> bridge(int number) {
    return Optional.empty();
  }

  /**
   * The node's interface on the network's own layer-2 segment, which its pods lie on; empty where
   * nodes route. No two networks have one in common, so that none hears another's broadcasts.
   */
  default Optional<String> segment(int number) {
    return Optional.empty();
  }

  /**
   * A network as one node sees it.
   *
   * @param network the declared network, with the blocks and the MTU that the plan chose
   * @param number the network's number in its lab, from 1
   * @param slice what the node hands out
   */
  record OnNode(Network network, int number, Slice slice) {}
}
