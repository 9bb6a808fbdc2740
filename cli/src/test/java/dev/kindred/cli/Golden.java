package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Holds text against a file below src/test/resources. To write the files anew: {@code ./mvnw -pl
 * cli -am -Dkindred.golden=write test}.
 */
final class Golden {
  private static final Path ROOT = Path.of("src/test/resources");

  private Golden() {}

  static void check(String name, String text) {
    Path file = ROOT.resolve(name);
    try {
      if ("write".equals(System.getProperty("kindred.golden"))) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
      }
      assertThat(text).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
