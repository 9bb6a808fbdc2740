package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.List;

/** What every provider's nodes are to have, as lines of {@code ip -batch}. */
public final class IpBatch {
  /** What says that a route is Kindred's, behind its other words. */
  public static final String OURS = " proto " + Route.PROTOCOL;

  private IpBatch() {}

  /** In a pod: the route to a subnet on an interface's link, as the kernel sets it itself. */
  public static void onLink(StringBuilder out, Cidr subnet, String device) {
    out.append("route replace ").append(subnet).append(" dev ").append(device);
    out.append(" proto kernel ");
    out.append(subnet.family() == Family.IPV6 ? "metric 256\n" : "scope link\n");
  }

  /**
   * The addresses of a node on its link to the others.
   *
   * @param underlay the blocks of the nodes' addresses
   */
  public static void addresses(StringBuilder out, PlannedNode node, List<Cidr> underlay) {
    for (Cidr address : node.addresses()) {
      int prefix = address.prefix();
      for (Cidr block : underlay) {
        prefix = block.contains(address) ? block.prefix() : prefix;
      }
      out.append("address replace ").append(address.ip()).append('/').append(prefix);
      out.append(" dev ").append(node.link());
      out.append(address.family() == Family.IPV6 ? " nodad\n" : "\n");
    }
  }

  /** A route, whether or not there is one. It bears Kindred's protocol number. */
  public static void route(StringBuilder out, Route route) {
    String metric = route.gateway().isPresent() ? "" : " metric " + Route.LAST_RESORT;
    out.append("route replace ").append(route).append(metric).append(OURS).append('\n');
  }
}
