package dev.kindred;

import dev.kindred.document.ArchiveDocument;
import dev.kindred.document.BakeDocument;
import dev.kindred.document.ImagesDocument;
import dev.kindred.host.Engine;
import dev.kindred.provider.kind.images.Archives;
import dev.kindred.provider.kind.images.Bake;
import dev.kindred.provider.kind.images.Inventory;
import dev.kindred.provider.kind.images.LabImages;
import dev.kindred.topology.Topology;
import java.nio.file.Path;

/**
 * The images that labs on kind need, in the container engine that kind takes. Its methods throw
 * {@link dev.kindred.host.MissingRequirement} where no engine answers, and {@link
 * dev.kindred.host.Fault} where an image cannot be had.
 */
public final class Images {
  private final Settings settings;

  Images(Settings settings) {
    this.settings = settings;
  }

  /** Where each of those of a topology is. */
  public ImagesDocument list(Topology topology) {
    Engine engine = engine();
    Inventory inventory = Inventory.of(engine, topology, wanted(topology), settings.cache());
    return ImagesDocument.of(topology.name(), engine.program(), inventory);
  }

  /**
   * Saves those of a topology for machines that reach no registry.
   *
   * @param target a folder, or a file when its name ends with .tar and it is no folder
   */
  public ArchiveDocument save(Topology topology, Path target) {
    return ArchiveDocument.of(
        target,
        archives()
            .save(target, wanted(topology).all(), settings.offline(), settings.progress()::step));
  }

  /** Brings those of an archive that {@link #save} made into the engine, unless it has them. */
  public ArchiveDocument load(Path source) {
    return ArchiveDocument.of(source, archives().load(source, settings.progress()::step));
  }

  /** Makes a node image of a topology's with the others inside. It stays until it is baked anew. */
  public BakeDocument bake(Topology topology) {
    LabImages images = wanted(topology);
    long begun = System.nanoTime();
    String name =
        new Bake(settings.cache())
            .bake(
                engine(),
                images.node(),
                images.onNodes(),
                settings.offline(),
                settings.progress()::step);
    Bake.keep(engine(), name);
    return new BakeDocument(name, (System.nanoTime() - begun) / 1_000_000);
  }

  private LabImages wanted(Topology topology) {
    return LabImages.of(topology, settings.environment());
  }

  private Archives archives() {
    return new Archives(engine(), settings.cache());
  }

  private Engine engine() {
    return Engine.find(settings.environment());
  }
}
