package dev.kindred.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares files with those that were looked at and found good. After a wanted change they are
 * written anew by {@code ./mvnw -pl core verify -Dtest=RecipeTest,LabPictureTest
 * -Dkindred.test.args=-Dkindred.golden=write}; look at the difference before it is committed.
 */
final class Golden {
  private static final Path ROOT = Path.of("src/test/resources/dev/kindred/render");

  private Golden() {}

  /** The folder holds exactly these files. */
  static void check(String folder, Map<String, String> files) {
    Path golden = ROOT.resolve(folder);
    if ("write".equals(System.getProperty("kindred.golden"))) {
      write(golden, files);
    }
    assertThat(new TreeSet<>(files.keySet())).isEqualTo(new TreeSet<>(list(golden)));
    files.forEach((name, text) ->
        assertThat(golden.resolve(name)).as("%s/%s", folder, name).hasContent(text));
  }

  private static void write(Path golden, Map<String, String> files) {
    try {
      for (String old : list(golden)) {
        Files.delete(golden.resolve(old));
      }
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = golden.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(p -> folder.relativize(p).toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
