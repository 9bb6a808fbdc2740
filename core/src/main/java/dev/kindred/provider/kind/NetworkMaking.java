package dev.kindred.provider.kind;

import dev.kindred.host.Fault;
import dev.kindred.provider.Overtaken;
import dev.kindred.topology.Cidr;

/**
 * Makes what joins the nodes of a lab: its container network, and the block on it that is the
 * lab's.
 */
record NetworkMaking(Site site, Cidr block) {
  /**
   * Does so, where they are not there: kind would, with blocks of its own choice.
   *
   * @throws Overtaken when somebody else has just taken the block, and the file does not ask for it
   */
  void run() {
    Standing standing = site.standing();
    ContainerNetwork network = site.network();
    if (isShared() && standing.subnet().isEmpty() && !new BlockClaims(site.home()).take(block)) {
      throw overtaken();
    }
    if (!network.exists()) {
      if (standing.network().isEmpty()) {
        standing.intendNetwork(network.name());
      }
      make(network);
    }
    standing.madeNetwork(network, site.engine(), block.toString());
  }

  private void make(ContainerNetwork network) {
    try {
      network.make(site.home().name(), block, site.plan().link().mtu());
    } catch (Fault e) {
      if (network.exists() && isShared()) {
        return; // Another lab was quicker.
      }
      if (site.plan().topology().underlay().isEmpty() && isTaken()) {
        throw overtaken();
      }
      throw e;
    }
  }

  private boolean isShared() {
    return site.plan().topology().sharedUnderlay();
  }

  private boolean isTaken() {
    return ContainerNetwork.taken(site.engine()).stream()
        .anyMatch(other -> other.prefix() > 0 && other.overlaps(block));
  }

  private Overtaken overtaken() {
    return new Overtaken(
        "the block "
            + block
            + " was free for "
            + site.network().name()
            + ", and somebody else has just taken it");
  }
}
