package dev.kindred.provider.kind.images;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
import dev.kindred.host.Reason;
import dev.kindred.host.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A folder of archives of images, each named by its digest, and their index. */
record ArchiveFolder(Path path) {
  /**
   * Saves images into it. What is there already stays; what the index does not name any more goes.
   */
  ArchiveIndex save(EngineImages engine, List<EngineImage> images, Consumer<String> progress) {
    try {
      Files.createDirectories(path);
      Optional<ArchiveIndex> before = ArchiveIndex.read(path);
      List<ArchiveIndex.Entry> entries = new ArrayList<>();
      for (EngineImage image : images) {
        Optional<ArchiveIndex.Entry> there =
            before.flatMap(index -> index.entry(image)).filter(this::isWhole);
        if (there.isEmpty()) {
          progress.accept("saving " + image.reference());
        }
        entries.add(there.isPresent() ? there.get() : save(engine, image));
      }
      ArchiveIndex index = new ArchiveIndex(entries);
      index.write(path);
      for (ArchiveIndex.Entry old : before.map(ArchiveIndex::images).orElse(List.of())) {
        if (!index.names(old.file())) {
          Files.deleteIfExists(path.resolve(old.file()));
        }
      }
      return index;
    } catch (IOException e) {
      throw new Fault("could not write " + path + ": " + Reason.of(e, path), "See to the disk.", e);
    }
  }

  private boolean isWhole(ArchiveIndex.Entry entry) {
    Path file = path.resolve(entry.file());
    try {
      return Files.isRegularFile(file)
          && Files.size(file) == entry.bytes()
          && Sha256.ofFile(file).equals(entry.digest());
    } catch (IOException e) {
      return false;
    }
  }

  private ArchiveIndex.Entry save(EngineImages engine, EngineImage image) throws IOException {
    Path unfinished = path.resolve("image.part");
    try {
      Files.deleteIfExists(unfinished);
      engine.save(List.of(image), unfinished);
      String name = "sha256-" + Sha256.ofFile(unfinished) + ".tar";
      long bytes = Files.size(unfinished);
      Files.move(unfinished, path.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      return new ArchiveIndex.Entry(image.reference(), image.id(), name, bytes);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /**
   * The archive of an image.
   *
   * @throws Fault when it is not there, cut off or damaged
   */
  Path archive(ArchiveIndex.Entry entry) {
    Path file = path.resolve(entry.file());
    String fault = fault(entry, file);
    if (!fault.isEmpty()) {
      throw new Fault(
          "the archive of " + entry.reference() + " " + fault + ": " + file,
          Advice.of(
              "Copy it here again, or save it anew with: ", "images", "save", path.toString()));
    }
    return file;
  }

  private static String fault(ArchiveIndex.Entry entry, Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        return "is missing";
      }
      long size = Files.size(file);
      if (size < entry.bytes()) {
        return "is cut off, " + size + " of " + entry.bytes() + " bytes are there";
      }
      return Sha256.ofFile(file).equals(entry.digest())
          ? ""
          : "is damaged, its digest is not that of its name";
    } catch (IOException e) {
      return "cannot be read (" + Reason.of(e) + ")";
    }
  }
}
