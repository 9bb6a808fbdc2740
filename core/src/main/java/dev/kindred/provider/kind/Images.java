package dev.kindred.provider.kind;

import dev.kindred.host.Folders;
import dev.kindred.plan.NodeId;
import dev.kindred.provider.Progress;
import dev.kindred.provider.kind.images.Bake;
import dev.kindred.provider.kind.images.LabImages;
import dev.kindred.provider.kind.images.NodeImages;
import dev.kindred.topology.Cluster;
import dev.kindred.vocabulary.KindOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The images of the nodes and pods of one cluster. */
final class Images {
  private final LabContext context;
  private final LabImages wanted;
  private final boolean named;

  Images(LabContext context, Cluster cluster) {
    this.context = context;
    KindOptions options = KindOptions.of(cluster);
    this.wanted = LabImages.of(context.plan().topology(), options, System.getenv());
    this.named = !options.image().isEmpty() || !wanted.node().equals(LabImages.KIND_DEFAULT);
  }

  /** All that the cluster needs. */
  LabImages wanted() {
    return wanted;
  }

  /** What Multus is made of. */
  String multus() {
    return wanted.multus();
  }

  /**
   * The image for kind to make nodes of: the one with all others inside, where there is one. Empty
   * for kind's own choice.
   */
  String node() {
    Optional<String> baked =
        new Bake(cache()).baked(context.engine(), wanted.node(), wanted.onNodes());
    return baked.orElse(named ? wanted.node() : "");
  }

  /** Whether an image of nodes has all others inside. */
  boolean isBaked(String image) {
    return Bake.isBaked(image);
  }

  /** Sees that nodes have the images of their pods. */
  void bring(List<NodeId> nodes, Progress progress) {
    List<String> containers = nodes.stream().map(NodeId::name).toList();
    new NodeImages(cache())
        .bring(context.engine(), containers, wanted.onNodes(), context.offline(), progress::step);
  }

  static Path cache() {
    return Folders.ofThisUser().cache();
  }
}
