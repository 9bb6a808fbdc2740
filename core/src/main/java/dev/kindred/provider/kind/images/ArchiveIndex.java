package dev.kindred.provider.kind.images;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.host.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is in a folder of archives: index.json there. */
record ArchiveIndex(List<Entry> images) {
  static final String FILE = "index.json";
  private static final int FORMAT = 1;
  private static final Pattern NAME = Pattern.compile("sha256-[0-9a-f]{64}\\.tar");

  ArchiveIndex {
    images = List.copyOf(images);
  }

  /**
   * An image.
   *
   * @param id of the image
   * @param file the name of its archive, which holds the digest of the archive
   * @param bytes the size of its archive
   */
  record Entry(String reference, String id, String file, long bytes) {
    String digest() {
      return file.substring("sha256-".length(), file.length() - ".tar".length());
    }
  }

  /** The index of a folder; empty when there is none. */
  static Optional<ArchiveIndex> read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      return Optional.of(parse(Files.readString(file), file.toString()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new Fault("could not read " + file + ": " + Reason.of(e, file), "", e);
    }
  }

  /**
   * Reads an index.
   *
   * @param source where the text is from, for the error
   */
  static ArchiveIndex parse(String text, String source) {
    JsonValue json = Json.parse(text, source);
    long format = json.number("format").orElse(0L);
    if (format != FORMAT) {
      throw new Fault(
          source + " has format " + format + ", and this release reads " + FORMAT,
          format > FORMAT
              ? Advice.of("Use the release that wrote it.")
              : Advice.of("Write it with: ", "images", "save", "FILE"));
    }
    return new ArchiveIndex(json.list("images").stream().map(i -> entry(i, source)).toList());
  }

  private static Entry entry(JsonValue json, String source) {
    Entry entry =
        new Entry(
            json.text("reference").orElse(""),
            json.text("id").orElse(""),
            json.text("file").orElse(""),
            json.number("bytes").orElse(0L));
    if (!NAME.matcher(entry.file()).matches() || entry.id().isEmpty()) {
      throw new Fault(source + " names a file that is no archive: " + entry.file(), "Save anew.");
    }
    ImageName.of(entry.reference());
    return entry;
  }

  /** The archive of an image that was saved before. */
  Optional<Entry> entry(EngineImage image) {
    return images.stream()
        .filter(e -> e.reference().equals(image.reference()) && e.id().equals(image.id()))
        .findFirst();
  }

  boolean names(String file) {
    return images.stream().anyMatch(e -> e.file().equals(file));
  }

  /** Writes it, whole or not at all. */
  void write(Path folder) throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("format", FORMAT);
    map.put("images", images);
    Path next = folder.resolve(FILE + ".part");
    Files.writeString(next, Json.pretty(map));
    Files.move(
        next,
        folder.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
