package dev.kindred.e2e;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * Podman of a plain user, on delegated cgroups of version 1: all is real but for the version, which
 * kind asks for and is told.
 */
class RootlessPodmanOnCgroupV1IT implements KindStory {
  private static @Nullable Stage stage;

  @BeforeAll
  static void begin(@TempDir Path folder) throws IOException {
    stage = Stage.of("rootless", folder);
  }

  @AfterAll
  static void end() throws IOException {
    if (stage != null) {
      stage.close();
    }
  }

  @Override
  public Stage stage() {
    return requireNonNull(stage);
  }
}
