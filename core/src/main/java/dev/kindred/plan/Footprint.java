package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.List;

/**
 * What an interface of a pod and its node have to show for it, once it is attached: what a
 * comparison looks for, whichever plugin made it.
 *
 * @param end what is at the other end of the interface, on the node
 * @param routes those of the pod by its node
 * @param onLink the blocks that the pod finds on its own link; none on a pair, where the node alone
 *     is its neighbour
 */
public record Footprint(End end, List<Route> routes, List<Cidr> onLink) {
  /** Copies its lists. */
  public Footprint {
    routes = List.copyOf(routes);
    onLink = List.copyOf(onLink);
  }

  /** The other end of a pod's interface. */
  public sealed interface End {
    /** An interface that has the gateways' addresses, and a route to the pod. */
    record Pair() implements End {}

    /** A port of a bridge that has the gateways' addresses, and a route to the slice. */
    record Port(String bridge) implements End {}

    /** An interface of the node that the pod's lies on, and shares with others. */
    record Upon(String device) implements End {}
  }

  /** True where the pod and its node are alone on the link. */
  public boolean isPair() {
    return end instanceof End.Pair;
  }
}
