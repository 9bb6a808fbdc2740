package dev.kindred.provider.kind;

import dev.kindred.host.Engine;
import dev.kindred.provider.Progress;
import dev.kindred.provider.kind.images.Bake;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Removes all that a lab has in its engine. */
record Removal(KindLab lab) {
  /**
   * The folders of labs of which nodes or contexts are left, and which are gone themselves.
   *
   * @param engine where there is one that answers
   */
  static List<Path> orphans(Path states, Optional<Engine> engine) {
    Set<Path> folders = new LinkedHashSet<>(new ContextNotes(states).orphans());
    engine.ifPresent(found -> folders.addAll(Containers.orphans(found)));
    return List.copyOf(folders);
  }

  /** False when there was nothing. */
  boolean run(Progress progress) {
    boolean known = !lab.home().ledger().standing().isEmpty();
    KindLedger standing = lab.standing();
    Orphans.end(lab.home());
    Containers containers = lab.containers();
    List<Containers.Node> nodes = containers.all().stream().filter(Containers.Node::ours).toList();
    List<String> names = nodes.stream().map(Containers.Node::name).toList();
    Set<String> images = new LinkedHashSet<>(standing.images());
    nodes.stream().map(Containers.Node::image).filter(Bake::isBaked).forEach(images::add);
    containers.remove(names);
    containers.removeStrayVolumes(standing.begun());
    new UserContexts(lab.home()).remove().forEach(progress::step);
    standing.begun().forEach(standing::goneCluster);
    for (boolean shared : new boolean[] {false, true}) {
      ContainerNetwork network = lab.network(shared);
      if (!shared || standing.networks().contains(network.name())) {
        network.remove();
        standing.goneNetwork(network.name());
      }
    }
    release(images, standing, progress);
    new BlockClaims(lab.home()).giveBack();
    return known || !names.isEmpty();
  }

  /** Whichever lab is the last that was made of an image finds it unused. */
  private void release(Set<String> images, KindLedger standing, Progress progress) {
    for (String image : images) {
      if (Bake.release(lab.engine(), image)) {
        progress.step("removed " + image + ", which was baked for the lab");
      }
      standing.goneImage(image);
    }
  }
}
