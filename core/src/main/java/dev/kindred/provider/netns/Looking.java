package dev.kindred.provider.netns;

import dev.kindred.host.Fault;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.LabHome;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A look at a lab, which may be ended, and perhaps made anew, meanwhile.
 *
 * @param limit how long one outside program may take
 */
record Looking(LabHome home, Duration limit) {
  /** How often a lab is read that is ended. */
  private static final int ATTEMPTS = 3;

  /** What is there. */
  Observed look() {
    for (int attempt = 1; ; attempt++) {
      Optional<Holder> holder = Holder.find(home);
      if (holder.isEmpty()) {
        return Observed.NOTHING;
      }
      try {
        return new Observer(holder.get(), limit).read();
      } catch (Fault e) {
        if (attempt == ATTEMPTS || !isEnding(holder)) {
          throw e;
        }
      }
    }
  }

  /** A holder that was killed is there until the kernel has ended all that is in its namespaces. */
  private boolean isEnding(Optional<Holder> holder) {
    for (int i = 0; i < 50; i++) {
      if (!Holder.find(home).equals(holder)) {
        return true;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    return false;
  }

  /** The hardware addresses of nodes, of those that are known. */
  static Map<NodeId, String> hardware(Observed seen) {
    Map<NodeId, String> hardware = new HashMap<>();
    seen.nodes()
        .forEach((id, node) ->
            node.link(DeclaredNodes.LINK)
                .filter(link -> !link.mac().isEmpty())
                .ifPresent(link -> hardware.put(id, link.mac())));
    return hardware;
  }
}
