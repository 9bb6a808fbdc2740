package dev.kindred.provider.kind.images;

import dev.kindred.host.CommandFailed;
import dev.kindred.host.Engine;
import dev.kindred.host.Parallel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Brings images from the engine to nodes.
 *
 * @param cache the user's folder for what can be made again
 */
public record NodeImages(Path cache) {
  /** Images that some nodes lack, and those nodes. */
  private record Delivery(List<EngineImage> images, List<NodeStore> nodes) {}

  /**
   * Sees that nodes have images, by names that pods find them by. What a node has is left alone,
   * unless the engine has another content under that name. What the engine lacks is pulled once;
   * what several nodes lack is saved once, and goes to them side by side.
   *
   * @param containers the nodes, with containerd running in them
   * @param offline to pull nothing
   * @param progress hears of each step; from this thread
   * @throws dev.kindred.host.Fault when an image cannot be had, or a node does not take it
   */
  public void bring(
      Engine engine,
      List<String> containers,
      List<String> references,
      boolean offline,
      Consumer<String> progress) {
    Map<NodeStore, List<String>> lacking = lacking(engine, containers, references);
    List<String> needed =
        references.stream()
            .distinct()
            .filter(r -> lacking.values().stream().anyMatch(l -> l.contains(r)))
            .toList();
    if (needed.isEmpty()) {
      return;
    }
    EngineImages images = new EngineImages(engine);
    ArchiveCache archives = new ArchiveCache(cache.resolve("images"));
    for (Delivery delivery : deliveries(lacking, images.require(needed, offline, progress))) {
      progress.accept(
          "bringing %s to %s"
              .formatted(EngineImages.references(delivery.images()), nodes(delivery.nodes())));
      Path archive = archives.of(images, delivery.images());
      deliver(delivery, archive, archives);
    }
  }

  private static void deliver(Delivery delivery, Path archive, ArchiveCache archives) {
    try {
      Parallel.each(delivery.nodes(), node -> node.take(archive, delivery.images()));
    } catch (CommandFailed e) {
      // It may be the archive's fault, as when the disk lost some of it.
      archives.forget(archive);
      throw e;
    }
  }

  /**
   * The nodes that have an image, by reference.
   *
   * @param containers the nodes, with containerd running in them
   */
  public Map<String, List<String>> where(
      Engine engine, List<String> containers, List<String> references) {
    Map<NodeStore, List<String>> lacking = lacking(engine, containers, references);
    Map<String, List<String>> where = new TreeMap<>();
    for (String reference : references) {
      where.put(
          reference,
          containers.stream()
              .filter(c ->
                  !lacking.getOrDefault(new NodeStore(engine, c), List.of()).contains(reference))
              .toList());
    }
    return where;
  }

  /** What each node lacks; nodes that lack nothing are left out. */
  private static Map<NodeStore, List<String>> lacking(
      Engine engine, List<String> containers, List<String> references) {
    EngineImages images = new EngineImages(engine);
    List<String> wanted = references.stream().distinct().toList();
    List<NodeStore> nodes =
        containers.stream().map(container -> new NodeStore(engine, container)).toList();
    List<StoredImages> stored = Parallel.map(nodes, NodeStore::list);
    List<Optional<EngineImage>> known = Parallel.map(wanted, images::find);
    Map<NodeStore, List<String>> lacking = new LinkedHashMap<>();
    for (int n = 0; n < nodes.size(); n++) {
      StoredImages there = stored.get(n);
      for (int i = 0; i < wanted.size(); i++) {
        String reference = wanted.get(i);
        if (!known.get(i).map(there::has).orElseGet(() -> there.has(reference))) {
          lacking.computeIfAbsent(nodes.get(n), _ -> new ArrayList<>()).add(reference);
        }
      }
    }
    return lacking;
  }

  /** One for each set of images that nodes lack. */
  private static List<Delivery> deliveries(
      Map<NodeStore, List<String>> lacking, List<EngineImage> images) {
    Map<List<String>, List<NodeStore>> sets = new LinkedHashMap<>();
    lacking.forEach((node, set) -> sets.computeIfAbsent(set, _ -> new ArrayList<>()).add(node));
    List<Delivery> deliveries = new ArrayList<>();
    sets.forEach((set, nodes) ->
        deliveries.add(
            new Delivery(
                images.stream().filter(i -> set.contains(i.reference())).toList(), nodes)));
    return deliveries;
  }

  private static String nodes(List<NodeStore> nodes) {
    return nodes.size() == 1 ? nodes.getFirst().container() : nodes.size() + " nodes";
  }
}
