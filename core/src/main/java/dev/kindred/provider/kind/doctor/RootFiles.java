package dev.kindred.provider.kind.doctor;

import dev.kindred.host.KernelText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The files of a machine. What cannot be read is absent.
 *
 * @param root of the file system
 */
record RootFiles(Path root) {

  /** A file by its absolute path. */
  Path at(String path) {
    return root.resolve(path.replaceFirst("^/+", ""));
  }

  boolean has(String path) {
    return Files.exists(at(path));
  }

  /** The text of a file, whatever its bytes. */
  Optional<String> text(String path) {
    return KernelText.read(at(path));
  }

  /** The whole number that is all of a file; the first where there are several. */
  OptionalLong number(String path) {
    return text(path).map(text -> number(text, 10)).orElse(OptionalLong.empty());
  }

  /** The whole number that a text begins with. */
  static OptionalLong number(String text, int radix) {
    String[] words = text.strip().split("\\s+", 2);
    try {
      return OptionalLong.of(Long.parseUnsignedLong(words[0], radix));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
