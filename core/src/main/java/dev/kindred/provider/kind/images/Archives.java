package dev.kindred.provider.kind.images;

import dev.kindred.advice.Advice;
import dev.kindred.host.Command;
import dev.kindred.host.Engine;
import dev.kindred.host.Fault;
import dev.kindred.host.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Images in archives, for machines that reach no registry: a folder of them, or that folder as one
 * tar file.
 *
 * @param cache the user's folder for what can be made again
 */
public record Archives(Engine engine, Path cache) {
  private static final Duration TAR = Duration.ofMinutes(10);
  private static final String SUFFIX = ".tar";

  /**
   * What became of an image.
   *
   * @param bytes the size of its archive
   * @param done false when it was there already
   */
  public record Moved(String reference, String id, long bytes, boolean done) {}

  /**
   * Saves images.
   *
   * @param target a folder, or a file when its name ends with .tar and it is no folder
   * @param offline to pull nothing that the engine lacks
   * @throws Fault when an image cannot be had, or the disk cannot hold it
   */
  public List<Moved> save(
      Path target, List<String> references, boolean offline, Consumer<String> progress) {
    EngineImages images = new EngineImages(engine);
    List<EngineImage> wanted = images.require(references, offline, progress);
    boolean isFile = target.toString().endsWith(SUFFIX) && !Files.isDirectory(target);
    // What a save that was killed has left is used by the next.
    Path folder = isFile ? target.resolveSibling(target.getFileName() + ".part") : target;
    ArchiveIndex index = new ArchiveFolder(folder).save(images, wanted, progress);
    if (isFile) {
      progress.accept("packing " + target);
      pack(folder, index, target);
    }
    return index.images().stream()
        .map(e -> new Moved(e.reference(), e.id(), e.bytes(), true))
        .toList();
  }

  private static void pack(Path folder, ArchiveIndex index, Path target) {
    Path unfinished = folder.resolve("packed.part");
    List<String> line =
        new ArrayList<>(List.of("tar", "--create", "--file", unfinished.toString()));
    line.addAll(List.of("--directory", folder.toString(), ArchiveIndex.FILE));
    index.images().stream().map(ArchiveIndex.Entry::file).distinct().forEach(line::add);
    tar(line).purpose("pack " + target).run();
    try {
      Files.move(
          unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Trees.delete(folder);
    } catch (IOException e) {
      throw new Fault(
          "could not write " + target + ": " + Reason.of(e, target), "See to the disk.", e);
    }
  }

  /**
   * Loads images into the engine, but for those that it has.
   *
   * @param source as {@link #save} has made it
   * @throws Fault when it is cut off or damaged, or the engine does not take it
   */
  public List<Moved> load(Path source, Consumer<String> progress) {
    if (Files.isDirectory(source)) {
      ArchiveIndex index = ArchiveIndex.read(source).orElseThrow(() -> strange(source, ""));
      ArchiveFolder folder = new ArchiveFolder(source);
      return index.images().stream().map(e -> load(e, folder, progress)).toList();
    }
    if (!Files.isRegularFile(source)) {
      throw new Fault(
          "there is no " + source,
          Advice.of("Make it with: ", "images", "save", source.toString()));
    }
    return unpacked(source, progress);
  }

  /** Unpacks one archive after the other, and only what the engine lacks. */
  private List<Moved> unpacked(Path source, Consumer<String> progress) {
    String text = extract(source, List.of("--to-stdout", ArchiveIndex.FILE)).stdout();
    List<Moved> moved = new ArrayList<>();
    for (ArchiveIndex.Entry entry : ArchiveIndex.parse(text, source + ": index.json").images()) {
      Path folder = Trees.scratch(cache.resolve("images"));
      try {
        if (!isThere(entry)) {
          progress.accept("unpacking " + entry.reference());
          extract(source, List.of("--directory", folder.toString(), entry.file()));
        }
        moved.add(load(entry, new ArchiveFolder(folder), progress));
      } finally {
        Trees.delete(folder);
      }
    }
    return moved;
  }

  private static Command.Output extract(Path source, List<String> words) {
    List<String> line = new ArrayList<>(List.of("tar", "--extract", "--file", source.toString()));
    line.addAll(words);
    Command.Output output = tar(line).purpose("unpack " + source).tryRun();
    if (output.exitCode() != 0) {
      throw strange(source, ": " + output.stderr().strip());
    }
    return output;
  }

  private static Command tar(List<String> line) {
    return Command.of(line.toArray(String[]::new)).timeout(TAR).env("LC_ALL", "C");
  }

  private static Fault strange(Path source, String said) {
    return new Fault(
        source + " is cut off, or is no archive of images that Kindred saved" + said,
        Advice.of("Copy it here again, or save it anew: ", "images", "save", source.toString()));
  }

  private Moved load(ArchiveIndex.Entry entry, ArchiveFolder folder, Consumer<String> progress) {
    boolean there = isThere(entry);
    if (!there) {
      Path archive = folder.archive(entry);
      progress.accept("loading " + entry.reference());
      EngineImages images = new EngineImages(engine);
      images.load(archive, entry.reference());
      name(entry, images);
    }
    return new Moved(entry.reference(), entry.id(), entry.bytes(), !there);
  }

  private boolean isThere(ArchiveIndex.Entry entry) {
    return new EngineImages(engine)
        .find(entry.reference())
        .filter(i -> i.id().equals(entry.id()))
        .isPresent();
  }

  /** An image that was saved by a digest, or by a short name of Podman's, has lost its name. */
  private void name(ArchiveIndex.Entry entry, EngineImages images) {
    if (isThere(entry)) {
      return;
    }
    Optional<String> id = engine.imageId(entry.id());
    if (id.isPresent()) {
      images.tag(entry.id(), ImageName.of(entry.reference()).tagged());
    } else if (images.find(entry.reference()).isEmpty()) {
      throw new Fault(
          engine.program() + " has loaded an archive, but it held no " + entry.reference(),
          Advice.of("Save it anew with: ", "images", "save", "FILE"));
    }
  }
}
