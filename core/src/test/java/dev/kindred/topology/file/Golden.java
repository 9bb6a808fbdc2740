package dev.kindred.topology.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the project that hold what the code generates. */
final class Golden {
  private static final String UPDATE = "kindred.update";

  private Golden() {}

  /**
   * Holds what is there, a part of a file or all of it, against what is generated; or writes that.
   */
  static void check(Path file, String there, String generated, Class<?> test) throws IOException {
    if (Boolean.getBoolean(UPDATE) && !there.equals(generated)) {
      String text = Files.exists(file) ? Files.readString(file) : "";
      Files.createDirectories(file.getParent());
      Files.writeString(file, there.isEmpty() ? generated : text.replace(there, generated));
      return;
    }
    assertThat(there)
        .as(
            "%s is out of date; write it anew with:"
                + " ./mvnw -q -pl core -Dquick -Dtest=%s -Dkindred.test.args=-D%s=true verify",
            file, test.getSimpleName(), UPDATE)
        .isEqualTo(generated);
  }
}
