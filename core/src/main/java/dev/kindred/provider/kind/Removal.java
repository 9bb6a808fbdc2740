package dev.kindred.provider.kind;

import dev.kindred.provider.Progress;
import java.util.List;

/** Removes all that a lab has in its engine. */
record Removal(KindLab lab) {
  /** False when there was nothing. */
  boolean run(Progress progress) {
    boolean known = !lab.home().ledger().standing().isEmpty();
    Standing standing = lab.standing();
    Orphans.end(lab.home());
    Containers containers = lab.containers();
    List<String> names =
        containers.all().stream().filter(Containers.Node::ours).map(Containers.Node::name).toList();
    containers.remove(names);
    containers.removeStrayVolumes(standing.begun());
    new UserContexts(lab.home()).remove(standing.begun()).forEach(progress::step);
    standing.begun().forEach(standing::goneCluster);
    for (boolean shared : new boolean[] {false, true}) {
      ContainerNetwork network = lab.network(shared);
      if (!shared || standing.networks().contains(network.name())) {
        network.remove();
        standing.goneNetwork(network.name());
      }
    }
    new BlockClaims(lab.home()).giveBack();
    return known || !names.isEmpty();
  }
}
