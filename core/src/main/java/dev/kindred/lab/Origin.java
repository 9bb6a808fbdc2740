package dev.kindred.lab;

import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.host.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a lab was made from. A lab is a file: another file under the same name means another lab.
 *
 * @param file the file's absolute path without links; empty where there is no file that lasts
 * @param digest the SHA-256 of its text when it was last applied
 */
public record Origin(Kind kind, Optional<Path> file, String digest) {
  private static final int MOST_LINKS = 40;

  /** What kind of thing it is. */
  public enum Kind {
    /** A file. */
    FILE,
    /** The lab of {@code demo}, which has no file. */
    DEMO,
    /** A pipe, as standard input. */
    PIPE,
    /** A program that uses Kindred as a library. */
    PROGRAM;

    private static Optional<Kind> of(String text) {
      for (Kind kind : values()) {
        if (kind.text().equals(text)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }

    private String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** With when the lab was made. */
  record Recorded(Origin origin, Optional<Instant> made) {}

  /** Of a file, or a pipe, as somebody named it. */
  public static Origin of(Path named, String text) {
    boolean pipe = Files.exists(named) && !Files.isRegularFile(named);
    return pipe
        ? new Origin(Kind.PIPE, Optional.empty(), Sha256.ofText(text))
        : new Origin(Kind.FILE, Optional.of(real(named)), Sha256.ofText(text));
  }

  /** Of the lab of {@code demo}. */
  public static Origin demo(String text) {
    return new Origin(Kind.DEMO, Optional.empty(), Sha256.ofText(text));
  }

  /** Of a program that declares a lab itself. */
  public static Origin program(String text) {
    return new Origin(Kind.PROGRAM, Optional.empty(), Sha256.ofText(text));
  }

  /**
   * The absolute path of a file without links, also of one that is not there, or whose folder is
   * not.
   */
  public static Path real(Path named) {
    Path path = named.toAbsolutePath();
    try {
      for (int i = 0; i < MOST_LINKS && Files.isSymbolicLink(path); i++) {
        path = path.resolveSibling(Files.readSymbolicLink(path));
      }
      Path folder = path.getParent();
      return folder == null ? path : folder.toRealPath().resolve(path.getFileName()).normalize();
    } catch (IOException e) {
      return path.normalize();
    }
  }

  /** True for the same thing, whatever it says by now. */
  boolean isSame(Origin other) {
    return kind == other.kind && (file.equals(other.file) || sameFile(other));
  }

  /** One file by two paths, as in a folder that is mounted twice. */
  private boolean sameFile(Origin other) {
    try {
      return file.isPresent()
          && other.file.isPresent()
          && Files.isSameFile(file.get(), other.file.get());
    } catch (IOException e) {
      return false; // One is gone.
    }
  }

  /** True for a file that is gone by now. */
  boolean isGone() {
    return file.isPresent() && Files.notExists(file.get());
  }

  /** As it stands in a sentence: {@code was made from …}. */
  @Override
  public String toString() {
    return switch (kind) {
      case FILE -> file.map(Path::toString).orElse("a file");
      case DEMO -> "the lab of demo";
      case PIPE -> "a pipe";
      case PROGRAM -> "a program";
    };
  }

  String json(Instant made) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", kind.text());
    map.put("file", file.map(Path::toString).orElse(""));
    map.put("sha256", digest);
    map.put("made", made.toString());
    return Json.pretty(map);
  }

  /** What was written; empty for what nobody can read. */
  static Optional<Recorded> parse(String text) {
    try {
      JsonValue json = Json.parse(text, "origin");
      Optional<Kind> kind = json.text("kind").flatMap(Kind::of);
      Optional<Path> file = json.text("file").filter(f -> !f.isEmpty()).map(Path::of);
      return kind.map(
          k -> new Recorded(new Origin(k, file, json.text("sha256").orElse("")), made(json)));
    } catch (Fault | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> made(JsonValue json) {
    try {
      return json.text("made").map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
