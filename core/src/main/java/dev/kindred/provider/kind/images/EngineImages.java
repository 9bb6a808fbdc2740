package dev.kindred.provider.kind.images;

import dev.kindred.advice.Advice;
import dev.kindred.host.CommandFailed;
import dev.kindred.host.Engine;
import dev.kindred.host.Fault;
import dev.kindred.host.JsonValue;
import dev.kindred.host.Parallel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The images of an engine. */
public record EngineImages(Engine engine) {
  private static final Duration PULL = Duration.ofMinutes(20);
  private static final Duration COPY = Duration.ofMinutes(10);
  static final Advice BY_ARCHIVE =
      Advice.of("Where there is a way to the registry run: ", "images", "save", "FILE")
          .and("\nand here: ")
          .run("images", "load", "FILE");

  /**
   * The image that a reference names, when the engine has it. One that is pinned by a digest may be
   * there by its tag, as from an archive.
   */
  public Optional<EngineImage> find(String reference) {
    ImageName name = ImageName.of(reference);
    Set<String> names = new LinkedHashSet<>(List.of(reference, name.full(), name.tagged()));
    for (String candidate : names) {
      Optional<EngineImage> found =
          engine.image(candidate).map(i -> image(reference, candidate, i));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private EngineImage image(String reference, String name, JsonValue image) {
    String id = image.text("Id").or(() -> image.text("ID")).orElse("");
    return new EngineImage(
        reference,
        name,
        id.startsWith("sha256:") ? id : "sha256:" + id,
        image.number("Size").orElse(0L));
  }

  /**
   * The images that references name, in the same order; those that lack are pulled.
   *
   * @param offline to pull nothing
   * @throws Fault when one is not there and cannot be pulled
   */
  public List<EngineImage> require(
      List<String> references, boolean offline, Consumer<String> progress) {
    List<Optional<EngineImage>> found = Parallel.map(references, this::find);
    List<String> lacking = new ArrayList<>();
    for (int i = 0; i < references.size(); i++) {
      if (found.get(i).isEmpty()) {
        lacking.add(references.get(i));
      }
    }
    if (lacking.isEmpty()) {
      return found.stream().flatMap(Optional::stream).toList();
    }
    if (offline) {
      throw new Fault(
          engine.program() + " does not have " + String.join(", ", lacking), BY_ARCHIVE);
    }
    lacking.forEach(reference -> progress.accept("pulling " + reference));
    Parallel.each(lacking, this::pull);
    return Parallel.map(references, this::there);
  }

  private EngineImage there(String reference) {
    return find(reference)
        .orElseThrow(() ->
            new Fault(engine.program() + " has pulled " + reference + " and does not have it", ""));
  }

  /** By its full name: Podman may not know what registry a short one means. */
  private void pull(String reference) {
    try {
      engine
          .command("pull", "--quiet", ImageName.of(reference).full())
          .timeout(PULL)
          .purpose("pull " + reference)
          .run();
    } catch (CommandFailed e) {
      throw new Fault(e.getMessage(), e.advice().and("\n").and(BY_ARCHIVE), e);
    }
  }

  /** Writes images into one archive, in the format of {@code docker save}. */
  void save(List<EngineImage> images, Path file) {
    List<String> line = new ArrayList<>(List.of("save", "--output", file.toString()));
    if (engine.program().equals("podman") && images.size() > 1) {
      line.add("--multi-image-archive");
    }
    images.stream().map(EngineImage::name).distinct().forEach(line::add);
    engine.command(line).timeout(COPY).purpose("save " + references(images)).run();
  }

  /** Brings the images of an archive in. */
  void load(Path file, String reference) {
    engine
        .command("load", "--input", file.toString())
        .timeout(COPY)
        .purpose("load " + reference)
        .run();
  }

  /** Gives an image another name. */
  void tag(String id, String name) {
    engine.command("tag", id, name).purpose("name image " + name).run();
  }

  static String references(List<EngineImage> images) {
    return String.join(", ", images.stream().map(EngineImage::reference).toList());
  }
}
