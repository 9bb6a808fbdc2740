package dev.kindred.topology.file;

import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.InvalidTopology.LocatedProblem;
import dev.kindred.topology.Place;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The text of a file, as long as it is short and UTF-8. */
final class FileText {
  private static final String USUAL = "kindred.yaml";

  private FileText() {}

  static String read(Path file) {
    String name = file.toString();
    if (Files.isDirectory(file)) {
      Path inside = file.resolve(USUAL);
      String fix = Files.exists(inside) ? "Did you mean " + inside + "?" : "Name a file in it";
      throw fault(name, 1, 1, "is a directory", fix);
    }
    try {
      byte[] bytes = bytes(file);
      return decode(name, bytes);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Why a file cannot be read. */
  static InvalidTopology unreadable(Path file, IOException cause) {
    String name = file.toString();
    return switch (cause) {
      case NoSuchFileException _ -> fault(name, 1, 1, "there is no such file", neighbour(file));
      case AccessDeniedException _ ->
          fault(name, 1, 1, "may not be read by you", "Check its owner and mode, and its folder's");
      case FileSystemException e when e.getReason() != null ->
          fault(name, 1, 1, "cannot be read: " + e.getReason(), "Name another file");
      // Without a reason its message is a path.
      case FileSystemException _ -> fault(name, 1, 1, "cannot be read", "Name another file");
      default -> fault(name, 1, 1, "cannot be read: " + cause.getMessage(), "Name another file");
    };
  }

  static InvalidTopology tooLong(String name) {
    return fault(
        name,
        1,
        1,
        "is longer than 1 MiB, which no topology is",
        "Check that this is the right file");
  }

  /** A pipe has no size, so that the size is checked both before reading and while reading. */
  private static byte[] bytes(Path file) throws IOException {
    if (Files.size(file) > TopologyReader.LONGEST) {
      throw tooLong(file.toString());
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(TopologyReader.LONGEST + 1);
      if (bytes.length > TopologyReader.LONGEST) {
        throw tooLong(file.toString());
      }
      return bytes;
    }
  }

  private static String decode(String name, byte[] bytes) {
    if (isWide(bytes)) {
      throw fault(name, 1, 1, "is UTF-16", "Save the file as UTF-8");
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (!result.isError()) {
      return text;
    }
    int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
    String before = text.substring(text.lastIndexOf('\n') + 1);
    int column = 1 + before.codePointCount(0, before.length());
    int value = bytes[in.position()] & 0xff;
    String what = "is not UTF-8: the byte %02x stands here".formatted(value);
    throw fault(name, line, column, what, "Save the file as UTF-8");
  }

  /** True for UTF-16, which begins with a mark, or with a letter of one byte and a zero. */
  private static boolean isWide(byte[] bytes) {
    int first = bytes.length < 2 ? 0x6161 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    return first == 0xfeff
        || first == 0xfffe
        || first != 0 && ((first & 0xff) == 0 || first < 0x100);
  }

  private static String neighbour(Path file) {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
      found.forEach(path -> names.add(path.getFileName().toString()));
    } catch (IOException e) {
      return Files.exists(folder)
          ? folder + " cannot be listed; check that it is a directory of yours"
          : "There is no directory " + folder + " either";
    }
    return Suggestion.nearest(String.valueOf(file.getFileName()), names)
        .map(near -> "Did you mean " + file.resolveSibling(near) + "?")
        .orElse("");
  }

  private static InvalidTopology fault(String name, int line, int column, String what, String fix) {
    Problem problem = new Problem("", what, fix);
    return new InvalidTopology(List.of(new LocatedProblem(new Place(name, line, column), problem)));
  }
}
