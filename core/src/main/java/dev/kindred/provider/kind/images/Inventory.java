package dev.kindred.provider.kind.images;

import dev.kindred.host.Engine;
import dev.kindred.host.Parallel;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the images of a lab are.
 *
 * @param nodes the nodes of the lab that run
 * @param baked the node image that has all others inside, when it was baked
 */
public record Inventory(List<Item> images, List<String> nodes, Optional<String> baked) {
  /** The label by which kind marks its nodes. */
  private static final String NODE = "io.x-k8s.kind.cluster";

  /** Copies its lists. */
  public Inventory {
    images = List.copyOf(images);
    nodes = List.copyOf(nodes);
  }

  /**
   * An image.
   *
   * @param uses what it is for: {@code nodes}, {@code Multus} or the names of workloads
   * @param image as the engine has it; empty when it has not
   * @param nodes the nodes that have it inside
   */
  public record Item(
      String reference, List<String> uses, Optional<EngineImage> image, List<String> nodes) {}

  /**
   * Looks for the images of a lab.
   *
   * @param cache the user's folder for what can be made again
   */
  public static Inventory of(Engine engine, Topology topology, LabImages lab, Path cache) {
    List<String> all = lab.all();
    List<String> nodes = running(engine, topology);
    List<Optional<EngineImage>> found = Parallel.map(all, new EngineImages(engine)::find);
    Map<String, List<String>> where = new NodeImages(cache).where(engine, nodes, lab.onNodes());
    Map<String, List<String>> uses = lab.uses(topology);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      String reference = all.get(i);
      items.add(
          new Item(
              reference,
              uses.getOrDefault(reference, List.of()),
              found.get(i),
              where.getOrDefault(reference, List.of())));
    }
    return new Inventory(items, nodes, new Bake(cache).baked(engine, lab.node(), lab.onNodes()));
  }

  private static List<String> running(Engine engine, Topology topology) {
    Set<String> ours = new HashSet<>();
    for (Cluster cluster : topology.clusters()) {
      DeclaredNodes.ids(cluster).forEach(node -> ours.add(node.name()));
    }
    return engine
        .command("ps", "--filter", "label=" + NODE, "--format", "{{.Names}}")
        .purpose("look for the nodes of the lab")
        .run()
        .stdout()
        .lines()
        .map(String::strip)
        .filter(ours::contains)
        .sorted()
        .toList();
  }
}
