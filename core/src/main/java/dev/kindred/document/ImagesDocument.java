package dev.kindred.document;

import dev.kindred.host.Description;
import dev.kindred.provider.kind.images.EngineImage;
import dev.kindred.provider.kind.images.Inventory;
import java.util.List;
import java.util.Optional;

/** What {@code images} prints. */
@Description("The images that a lab needs on kind, and where each is.")
public record ImagesDocument(
    @Description("The lab's name.") String lab,
    @Description("The program of the container engine.") String engine,
    @Description("The nodes of the lab that run.") List<String> nodes,
    @Description("The images, each once.") List<Image> images,
    @Description("The node image that has all others inside; null where none was baked.")
        Optional<String> baked) {

  /** An image. */
  @Description("An image.")
  @SuppressWarnings("MemberName") // The member is called "for".
  public record Image(
      @Description("As the file or Kindred names it.") String reference,
      @Description("What it is for: nodes, Multus or the names of workloads.") List<String> for_,
      @Description("The digest that stands for its content; null where the engine has it not.")
          Optional<String> id,
      @Description("Its size as the engine counts it; null where the engine has it not.")
          Optional<Long> bytes,
      @Description("The nodes that have it inside.") List<String> nodes) {}

  /**
   * The document of images.
   *
   * @param engine its program
   */
  public static ImagesDocument of(String lab, String engine, Inventory inventory) {
    return new ImagesDocument(
        lab,
        engine,
        inventory.nodes(),
        inventory.images().stream().map(ImagesDocument::image).toList(),
        inventory.baked());
  }

  private static Image image(Inventory.Item item) {
    return new Image(
        item.reference(),
        item.uses(),
        item.image().map(EngineImage::id),
        item.image().map(EngineImage::bytes),
        item.nodes());
  }
}
