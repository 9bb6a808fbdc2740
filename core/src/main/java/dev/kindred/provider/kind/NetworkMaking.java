package dev.kindred.provider.kind;

import dev.kindred.host.Fault;
import dev.kindred.provider.Overtaken;
import dev.kindred.topology.Cidr;
import java.util.List;
import java.util.Optional;

/**
 * Makes what joins the nodes of a lab: its container network, and the block on it that is the
 * lab's.
 */
record NetworkMaking(LabContext context, Cidr block) {
  /**
   * Does so, where they are not there: kind would, with blocks of its own choice.
   *
   * @throws Overtaken when somebody else has just taken a block, and the file does not ask for it
   */
  void run() {
    KindLedger standing = context.standing();
    ContainerNetwork network = context.network();
    if (isShared() && standing.subnet().isEmpty() && !new BlockClaims(context.home()).take(block)) {
      throw overtaken(block);
    }
    if (!network.exists()) {
      if (standing.network().isEmpty()) {
        standing.intendNetwork(network.name());
      }
      make(network);
    }
    standing.madeNetwork(network, context.engine(), block.toString());
  }

  private void make(ContainerNetwork network) {
    Optional<Cidr> ipv6 =
        Ipv6Block.isNeeded(context.plan())
            ? Optional.of(Ipv6Block.free(context.plan(), taken()))
            : Optional.empty();
    try {
      network.make(context.home().name(), block, ipv6, context.plan().nodes().getFirst().mtu());
    } catch (Fault e) {
      if (network.exists() && isShared()) {
        return; // Another lab was quicker.
      }
      List<Cidr> taken = taken();
      if (context.plan().topology().underlay().isEmpty() && isTaken(block, taken)) {
        throw overtaken(block);
      }
      throw ipv6.filter(ours -> isTaken(ours, taken)).<Fault>map(this::overtaken).orElse(e);
    }
  }

  private boolean isShared() {
    return context.plan().topology().sharedUnderlay();
  }

  private List<Cidr> taken() {
    return ContainerNetwork.taken(context.engine());
  }

  private static boolean isTaken(Cidr block, List<Cidr> taken) {
    return taken.stream().anyMatch(other -> other.prefix() > 0 && other.overlaps(block));
  }

  private Overtaken overtaken(Cidr taken) {
    return new Overtaken(
        "the block "
            + taken
            + " was free for "
            + context.network().name()
            + ", and somebody else has just taken it");
  }
}
