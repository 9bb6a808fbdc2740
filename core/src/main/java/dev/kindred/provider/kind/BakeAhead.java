package dev.kindred.provider.kind;

import dev.kindred.host.Fault;
import dev.kindred.host.Parallel;
import dev.kindred.provider.Progress;
import dev.kindred.provider.kind.images.Bake;
import dev.kindred.provider.kind.images.EngineImage;
import dev.kindred.provider.kind.images.EngineImages;
import dev.kindred.provider.kind.images.LabImages;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Bakes node images before clusters are made of them, where that is quicker than to load the same
 * images into each node.
 */
final class BakeAhead {
  private final LabContext context;
  private final Progress progress;

  BakeAhead(LabContext context, Progress progress) {
    this.context = context;
    this.progress = progress;
  }

  /**
   * Sees to it for clusters that are about to be made. A bake that fails is told, and the nodes
   * load their images.
   */
  void of(Collection<String> clusters) {
    Map<LabImages, Integer> nodes = new LinkedHashMap<>();
    for (String cluster : clusters) {
      int number = ClusterWork.planned(context, cluster).size();
      nodes.merge(context.images(cluster).wanted(), number, Integer::sum);
    }
    nodes.forEach(this::of);
  }

  private void of(LabImages images, int nodes) {
    if (!Bake.pays(nodes, bytes(images.onNodes()))) {
      return;
    }
    try {
      new Bake(Images.cache(), context.standing()::intendImage)
          .bake(
              context.engine(), images.node(), images.onNodes(), context.offline(), progress::step);
    } catch (Fault e) {
      progress.step(
          "could not bake a node image, so that each node loads its images: " + e.getMessage());
    }
  }

  /** 0 where one is not there: to pull it beside the making of clusters is quicker. */
  private long bytes(List<String> references) {
    EngineImages images = new EngineImages(context.engine());
    List<Optional<EngineImage>> found = Parallel.map(references, images::find);
    return found.stream().allMatch(Optional::isPresent)
        ? found.stream().flatMap(Optional::stream).mapToLong(EngineImage::bytes).sum()
        : 0;
  }
}
