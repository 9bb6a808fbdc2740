package dev.kindred.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that hold what is promised. After a wanted change they are written anew. */
final class Golden {
  private Golden() {}

  static void check(Path file, String text) throws IOException {
    if ("write".equals(System.getProperty("kindred.golden"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as(
            "%s is out of date; write it anew with: ./mvnw -q -Dquick -pl core"
                + " -Dtest=DocumentSchemaTest -Dkindred.test.args=-Dkindred.golden=write verify",
            file)
        .isEqualTo(text);
  }
}
