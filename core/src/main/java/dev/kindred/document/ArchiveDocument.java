package dev.kindred.document;

import dev.kindred.host.Description;
import dev.kindred.provider.kind.images.Archives;
import java.nio.file.Path;
import java.util.List;

/** What {@code images save} and {@code images load} print. */
@Description("What became of images that were saved into an archive, or loaded from one.")
public record ArchiveDocument(
    @Description("The archive: a tar file or a folder.") String file,
    @Description("The images.") List<Image> images) {

  /** An image in an archive. */
  @Description("An image in an archive.")
  public record Image(
      @Description("As the file or Kindred names it.") String reference,
      @Description("The digest that stands for its content.") String id,
      @Description("The size of its archive.") long bytes,
      @Description("False where it was there already.") boolean done) {}

  /** The document of images that were moved. */
  public static ArchiveDocument of(Path file, List<Archives.Moved> images) {
    return new ArchiveDocument(
        file.toString(),
        images.stream().map(i -> new Image(i.reference(), i.id(), i.bytes(), i.done())).toList());
  }

  /** How many images were brought to where they were not. */
  public long fresh() {
    return images.stream().filter(Image::done).count();
  }
}
